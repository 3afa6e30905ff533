#!/usr/bin/env bash
# Guess: AggregatorRegistry of prom-client, which makes one answer of the metrics of all workers of a cluster, gives for a summary the quantiles
#   of all, or the worst one's, or leaves them out, as quantiles cannot be joined.
# Seen: it adds them up: with four workers whose requests all take a second, p50 and p99 are four seconds, and each worker that is started makes
#   the service look slower. A gauge that says the same in each (a version, a time of the last import, a limit) is four times that. Only
#   _sum and _count are right; `aggregator: 'max'`, 'average', 'first' or 'omit' has to stand in each metric.
#   And of a summary with maxAgeSeconds a quiet time is no NaN as in Go but 0: the p99 of a service that does nothing is the best there is.
# Version: prom-client 15.1.3, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent prom-client@15.1.3
cat >cluster.cjs <<'JS'
const { deepEqual } = require('node:assert/strict');
const cluster = require('node:cluster');
const { setTimeout: sleep } = require('node:timers/promises');
const { AggregatorRegistry, Gauge, Summary } = require('prom-client');

const registry = new AggregatorRegistry();
if (cluster.isWorker) {
  const took = new Summary({ name: 'request_seconds', help: 'of each request', percentiles: [0.5, 0.99] });
  for (let n = 0; n < 100; n++) took.observe(1);
  new Gauge({ name: 'import_time_seconds', help: 'of the last import' }).set(1_796_083_200);
  process.send('ready');
} else {
  main();
}

async function main() {
  const workers = Array.from({ length: 4 }, () => cluster.fork());
  await Promise.all(workers.map((worker) => new Promise((done) => worker.once('message', done))));
  const text = await registry.clusterMetrics();
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  workers.forEach((worker) => worker.kill());
  const quiet = new Summary({ name: 'quiet', help: 'one long ago', percentiles: [0.99], maxAgeSeconds: 0.2, ageBuckets: 2, registers: [] });
  quiet.observe(1);
  await sleep(1000);
  const [{ value }] = (await quiet.get()).values;
  console.log('four workers that each had 100 requests of 1 s', lines, 'p99 of a summary after its maxAgeSeconds', value);
  deepEqual(lines, [
    'request_seconds{quantile="0.5"} 4',
    'request_seconds{quantile="0.99"} 4',
    'request_seconds_sum 400',
    'request_seconds_count 400',
    `import_time_seconds ${4 * 1_796_083_200}`,
  ]);
  deepEqual(value, 0);
}
JS
node cluster.cjs
