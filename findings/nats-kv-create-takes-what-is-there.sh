#!/usr/bin/env bash
# Guess: kvm.create('leases', { ttl: 30_000, history: 5 }) for a bucket that is there with other settings changes them, or fails, as adding a
#   stream of that name with other settings does.
# Seen: neither: it returns the bucket as it is, with no error and no warning. A service whose new version asks for a ttl, a history, a
#   max_bytes or a file instead of memory goes on without, and leases that were to end never do; status() says so, if asked. An object store's
#   create() is the same. streams.add() is refused, "stream name already in use", and streams.update() changes a bucket.
# Version: @nats-io/kv, @nats-io/obj, @nats-io/jetstream and @nats-io/transport-node 3.4.0, nats-server 2.9.10 (Debian 12) and 2.15.1. Date:
#   2026-11-30.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/{kv,obj,jetstream,transport-node}@3.4.0
touch log
nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >create.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { Objm } from '@nats-io/obj';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const { streams } = await jetstreamManager(nc);
const [kvm, objm] = [new Kvm(jetstream(nc)), new Objm(jetstream(nc))];
const settings = async (bucket) => {
  const { ttl, streamInfo } = await bucket.status();
  const { max_msgs_per_subject: history, max_bytes, storage } = streamInfo.config;
  return [ttl, history, max_bytes, storage].join(' ');
};
const seen = {};
await kvm.create('leases', { storage: 'memory' });
const leases = await kvm.create('leases', { ttl: 1_000, history: 5, max_bytes: 100_000, storage: 'file' });
seen.kv = await settings(leases);
await leases.put('lease', 'mine');
await sleep(3_000);
seen['a lease of 1 s after 3 s'] = (await leases.get('lease'))?.string();
await objm.create('files', { storage: 'memory' });
seen.objects = await settings(await objm.create('files', { ttl: 1e9, max_bytes: 100_000, storage: 'file' }));
const { config } = await streams.info('KV_leases');
seen['streams.add'] = await streams.add({ ...config, max_age: 1e9, duplicate_window: 1e9 }).catch(({ message }) => message);
await streams.update('KV_leases', { max_age: 1e9, duplicate_window: 1e9 });
seen['kv after streams.update'] = await settings(leases);
console.log(`nats-server ${nc.info.version}: ttl, history, max_bytes, storage`, seen);
await nc.close();
deepEqual(seen, {
  kv: '0 1 -1 memory',
  'a lease of 1 s after 3 s': 'mine',
  objects: '0 -1 -1 memory',
  'streams.add': 'stream name already in use with a different configuration',
  'kv after streams.update': '1000 1 -1 memory',
});
JS
node create.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
