#!/usr/bin/env bash
# Guess: when a KV bucket with max_bytes is full, writes fail until somebody deletes a key.
# Seen: kv.delete() and kv.purge() fail too, with "maximum bytes exceeded": each writes a marker, which takes place before it gives any back,
#   and purgeDeletes() finds no markers. What goes through is put() of a value on a key that held as much or more; and purging the key's
#   subject in the stream itself, which writes nothing: then there is room again.
# Version: nats-server 2.15.1 (Debian testing), @nats-io/kv, @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/kv@3.4.0 @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
touch log
usr/sbin/nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >full.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
const kv = await new Kvm(jetstream(nc)).create('settings', { max_bytes: 2000, history: 1 });
const said = (promise) => promise.then(() => 'done', (error) => error.message);
const fill = async () => {
  for (let i = 0; i < 100; i++) if ((await said(kv.put(`key${i}`, 'value'))) !== 'done') return i;
};
const seen = { full: (await fill()) < 100 };
seen.delete = await said(kv.delete('key0'));
seen.purge = await said(kv.purge('key0'));
seen.purgeDeletes = (await kv.purgeDeletes(0)).purged;
seen['put again'] = await said(kv.put('key1', 'other'));
seen['purge of the stream'] = (await manager.streams.purge('KV_settings', { filter: '$KV.settings.key2' })).purged;
seen['put of a new key'] = await said(kv.put('keyX', 'value'));
console.log(`nats-server ${nc.info.version}`, seen);
await nc.close();
const full = 'maximum bytes exceeded';
deepEqual(seen, {
  full: true,
  delete: full,
  purge: full,
  purgeDeletes: 0,
  'put again': 'done',
  'purge of the stream': 1,
  'put of a new key': 'done',
});
JS
node full.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
