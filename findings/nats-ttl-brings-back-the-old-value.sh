#!/usr/bin/env bash
# Guess: when a key's time to live of a second is up, the key is gone, and a watcher of a bucket with markers (markerTTL) is told so.
# Seen: so it is with history 1. With a longer history the time is that of one revision: get() gives the revision before, yesterday's
#   leader. The marker is written only when a key has no revision left: where one was put before, or deleted before (a lease that was
#   given back once), the watcher hears nothing. And a time shorter than markerTTL is made as long as that, with no word.
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
cat >ttl.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect, headers } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const js = jetstream(nc);
const oneSecond = headers();
oneSecond.set('Nats-TTL', '1s');
const valueOf = (entry) => (entry ? `${entry.operation} ${entry.string()}`.trim() : 'none');
const markerTTL = 5000;
// What get() gives after the time, and after the time of a marker, and what a watcher was told meanwhile
const expire = async (history) => {
  const kv = await new Kvm(js).create(`history${history}`, { history, markerTTL, storage: 'memory' });
  await kv.put('leader', 'node-1');
  await js.publish(`$KV.history${history}.leader`, 'node-2', { headers: oneSecond });
  await kv.create('lease', 'first');
  await kv.delete('lease');
  await kv.create('lease', 'second', '1s');
  const told = { leader: [], lease: [] };
  const watch = await kv.watch({ include: 'updates' });
  void (async () => {
    for await (const entry of watch) told[entry.key].push(valueOf(entry));
  })();
  const given = { leader: [], lease: [] };
  for (const wait of [3000, markerTTL]) {
    await sleep(wait);
    for (const key in given) given[key].push(valueOf(await kv.get(key)));
  }
  const seen = Object.keys(given).map((key) => `${key}: get() ${given[key]}, watcher ${told[key]}`);
  for (const text of seen) console.log(`nats-server ${nc.info.version}, history ${history}, ${text}`);
  return seen.join('; ');
};
const one = await expire(1);
const three = await expire(3);
await nc.close();
const asSeen =
  one === 'leader: get() PURGE,none, watcher PURGE; lease: get() PURGE,none, watcher PURGE' &&
  three === 'leader: get() PUT node-2,PUT node-1, watcher ; lease: get() PUT second,DEL, watcher ';
process.exit(asSeen ? 0 : 1);
JS
node ttl.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
