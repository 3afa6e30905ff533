#!/usr/bin/env bash
# Guess: the npm package archiver writes entries in the order of the calls: a file() before an append() is the first of the archive.
# Seen: file() waits for a stat of its own and append() does not, so every append() of one turn comes before the first file(), even one of
#   a stream. Whoever needs an order uses append() alone, or waits for each 'entry' event.
# Version: archiver 8.0.0, Node 20.20.2. Date: 2026-11-28.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent archiver@8.0.0
cat >order.mjs <<'JS'
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';

writeFileSync('app.log', 'hello\n');
const order = async (waiting) => {
  const archive = new ZipArchive();
  const written = [];
  archive.on('entry', (entry) => written.push(entry.name));
  archive.resume();
  const add = async (call) => {
    const entry = once(archive, 'entry');
    call();
    if (waiting) await entry;
  };
  await add(() => archive.file('app.log', { name: '1-file' }));
  await add(() => archive.append(Readable.from(['hello\n']), { name: '2-stream' }));
  await add(() => archive.file('app.log', { name: '3-file' }));
  await add(() => archive.append('{}', { name: '4-manifest' }));
  await archive.finalize();
  return written.join(' ');
};
const atOnce = await order(false);
const oneByOne = await order(true);
console.log(`calls at once: ${atOnce}\none call after the other's entry: ${oneByOne}`);
const asSeen = atOnce === '2-stream 4-manifest 1-file 3-file' && oneByOne === '1-file 2-stream 3-file 4-manifest';
process.exit(asSeen ? 0 : 1);
JS
node order.mjs
