#!/usr/bin/env bash
# Guess: a lease made with kv.create(key, owner, '2s') is renewed with kv.update(key, owner, revision): it lives for two more seconds, or,
#   if the time cannot be renewed so, ends at its first time.
# Seen: from the first update() or put() on it never ends. The time to live belongs to the message that create() wrote, and only create()
#   and purge() of the client have a parameter for it: the owner dies, and nobody gets the lease any more. No error tells it. Who renews
#   deletes and creates anew, or publishes to $KV.bucket.key with the headers Nats-TTL and Nats-Expected-Last-Subject-Sequence.
# Version: nats-server 2.15.1 (Debian testing), @nats-io/jetstream, @nats-io/kv and @nats-io/transport-node 3.4.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/kv@3.4.0 @nats-io/transport-node@3.4.0
touch log
usr/sbin/nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >lease.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect, headers } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const js = jetstream(nc);
const kv = await new Kvm(js).create('leases', { markerTTL: 1000, storage: 'memory' });
const first = {};
for (const key of ['idle', 'updated', 'published']) first[key] = await kv.create(key, 'node-1', '2s');
await kv.update('updated', 'node-1', first.updated);
const renewal = headers();
renewal.set('Nats-TTL', '2s');
await js.publish('$KV.leases.published', 'node-1', {
  headers: renewal,
  expect: { lastSubjectSequence: first.published },
});
await sleep(6000);
const seen = {};
for (const key in first) seen[key] = (await kv.get(key))?.string() ?? 'none';
console.log(`nats-server ${nc.info.version}, 6 s later, leases of 2 s:`, seen);
await nc.close();
process.exit(seen.idle === 'none' && seen.updated === 'node-1' && seen.published === 'none' ? 0 : 1);
JS
node lease.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
