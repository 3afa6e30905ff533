#!/usr/bin/env bash
# Guess: kv.get() asks the bucket it names. What was purged from its stream is gone for who asks the bucket; a mirror, a stream of another
#   name, may still have it, and has to be asked by its own name.
# Seen: a mirror of a stream with allow_direct (each bucket is one) gets mirror_direct without being asked, and then answers direct gets that
#   name its origin, in turn with it. A mirror keeps what is purged from the origin: kv.get() gives the purged token in about half of the
#   calls, and null in the others; so does a direct get of the sequence. What asks the API of the stream (streams.getMessage) gets nothing. A
#   mirror that lags behind answers in the same way. A mirror made with mirror_direct false ends it.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1 (Debian testing), @nats-io/kv, @nats-io/jetstream and @nats-io/transport-node 3.4.0.
#   Date: 2026-12-01.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/kv@3.4.0 @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
cat >mirror.mjs <<'JS'
import { equal, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const { direct, streams } = await jetstreamManager(nc);
// How often each of 300 calls finds the token
const found = async (get) => {
  let times = 0;
  for (let n = 0; n < 300; n++) if (await get().catch(() => null)) times++;
  return times;
};
const purgedBeside = async (bucket, settings) => {
  const kv = await new Kvm(nc).create(bucket, { storage: 'memory' });
  await kv.put('token', 'to be forgotten');
  const { config } = await streams.add({ name: `${bucket}-copy`, storage: 'memory', mirror: { name: `KV_${bucket}` }, ...settings });
  while ((await streams.info(`${bucket}-copy`)).state.messages < 1) await sleep(50);
  await streams.purge(`KV_${bucket}`, { filter: `$KV.${bucket}.token` });
  return {
    mirror_direct: config.mirror_direct ?? false,
    'in the bucket': (await streams.info(`KV_${bucket}`)).state.messages,
    'kv.get()': await found(() => kv.get('token')),
    'direct get': await found(() => direct.getMessage(`KV_${bucket}`, { seq: 1 })),
    'get by the API': await found(() => streams.getMessage(`KV_${bucket}`, { seq: 1 })),
  };
};
const mirrored = await purgedBeside('tokens', {});
console.log(`nats-server ${nc.info.version}, found in 300 calls behind the purge`, mirrored);
ok(mirrored.mirror_direct);
equal(mirrored['in the bucket'], 0);
for (const how of ['kv.get()', 'direct get']) ok(mirrored[how] > 30 && mirrored[how] < 270);
equal(mirrored['get by the API'], 0);
await nc.close();
JS
try() {
  mkdir "$2"
  touch "$2/log"
  "$1" --addr 127.0.0.1 --port -1 --jetstream --store_dir "$2" --ports_file_dir "$folder/$2" 2>"$2/log" &
  server=$!
  until grep --quiet 'Server is ready' "$2/log" && [ -s "$2"/nats-server_*.ports ]; do sleep 0.1; done
  node mirror.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' "$2"/nats-server_*.ports)"
  kill "$server"
  wait "$server" || true
}
try nats-server old
try usr/sbin/nats-server new
