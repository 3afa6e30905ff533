#!/usr/bin/env bash
# Guess: `isUpdate` of what kv.watch() gives is false for all that was stored before, and true from the first change on.
# Seen: it is true for the last of the stored values too. A service that passes over the stored ones and acts on changes acts, at each
#   start, on whichever key was written last; in a bucket with one key nothing at all counts as stored. `include: 'updates'` leaves the
#   stored ones out; `delta` is 0 for the last stored one and for each change, so it cannot tell them apart either.
# Version: @nats-io/kv, @nats-io/jetstream and @nats-io/transport-node 3.4.0, nats-server 2.9.10 (Debian 12) and 2.15.1. Date: 2026-11-29.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/kv@3.4.0 @nats-io/transport-node@3.4.0
touch log
nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >watch.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const kv = await new Kvm(jetstream(nc)).create('settings', { storage: 'memory' });
for (const key of ['a', 'b', 'c']) await kv.put(key, 'stored');
const watched = async (options) => {
  const watch = await kv.watch(options);
  void sleep(500).then(() => kv.put('d', 'changed'));
  void sleep(1500).then(() => watch.stop());
  const seen = [];
  for await (const { key, isUpdate } of watch) seen.push(`${key} ${isUpdate}`);
  return seen.join(', ');
};
const all = await watched({});
const one = await watched({ key: 'a' });
const updates = await watched({ include: 'updates' });
console.log(`a, b, c stored, d changed: ${all}\na alone: ${one}\nupdates only: ${updates}`);
await nc.close();
const asSeen = all === 'a false, b false, c true, d true' && one === 'a true' && updates === 'd true';
process.exit(asSeen ? 0 : 1);
JS
node watch.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
