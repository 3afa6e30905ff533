#!/usr/bin/env bash
# Guess: in an object store with a `ttl` an object is there until its time is up, and then it is gone, whole: the time is one of the object, and
#   begins when put() has ended.
# Seen: each chunk has its own time, which began when that chunk came, and the object's name has the time of the end. So the beginning goes
#   first: for as long as the upload took, list() and info() show the object with its full size, and reading gives its later part and then
#   "received a corrupt object, digests do not match". What a reader wrote to a file until then has no beginning. An upload that takes longer
#   than the ttl is never whole, and put() says nothing.
# Version: nats-server 2.9.10 (Debian 12), @nats-io/obj, @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-12-01.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/obj@3.4.0 @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
touch log
nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >pieces.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const chunk = 1000;
/** Four chunks, with this pause behind each. */
const slowly = (pause) =>
  new ReadableStream({
    async start(controller) {
      for (const byte of [1, 2, 3, 4]) {
        controller.enqueue(new Uint8Array(chunk).fill(byte));
        await sleep(pause);
      }
      controller.close();
    },
  });
const look = async (bucket, name) => {
  const info = await bucket.info(name);
  if (info === null) return { listed: false };
  let bytes = 0;
  const object = await bucket.get(name);
  if (object === null) return { listed: false };
  try {
    for await (const part of object.data) bytes += part.length;
    return { listed: true, size: info.size, bytes, error: (await object.error)?.message };
  } catch (error) {
    return { listed: true, size: info.size, bytes, error: error.message.split('\n')[0] };
  }
};
const store = new Objm(jetstream(nc));
const long = await store.create('long', { ttl: 8e9 });
await long.put({ name: 'flare', options: { max_chunk_size: chunk } }, slowly(1500));
console.log('ttl 8 s, uploaded within 6 s:', await look(long, 'flare'));
const torn = [];
for (let seen = { listed: true }; seen.listed; await sleep(100)) {
  seen = await look(long, 'flare');
  if (seen.error) torn.push(seen);
}
console.log(`listed, and broken, in ${torn.length} looks; the first:`, torn[0]);
const short = await store.create('short', { ttl: 2e9 });
const put = await short.put({ name: 'flare', options: { max_chunk_size: chunk } }, slowly(1500));
const never = await look(short, 'flare');
console.log(`ttl 2 s, uploaded within 6 s: put() says ${put.size} bytes;`, never);
await nc.close();
const error = 'received a corrupt object, digests do not match';
const isTorn = (look) => look.size === 4 * chunk && look.bytes < look.size && look.error === error;
deepEqual([torn.length > 0 && torn.every(isTorn), put.size, isTorn(never)], [true, 4 * chunk, true]);
JS
node pieces.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
