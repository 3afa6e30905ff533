#!/usr/bin/env bash
# Guess: max_age of a stream is how long its messages live at most, whatever Nats-TTL says; or else Nats-TTL goes before it.
# Seen: both. `Nats-TTL: 10s` in a stream with max_age 2 s ends after 2 s, as any message. `Nats-TTL: never` does not: it stays when all
#   about it are gone, and a stream that was to hold two seconds grows for as long as somebody publishes so.
# Version: nats-server 2.15.1 (Debian testing), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
touch log
usr/sbin/nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >ages.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
const ages = { max_age: 2e9, duplicate_window: 1e9, allow_msg_ttl: true };
await manager.streams.add({ name: 'EVENTS', subjects: ['ttl.*'], storage: 'memory', ...ages });
const publish = (ttl) => {
  const own = headers();
  if (ttl !== 'none') own.set('Nats-TTL', ttl);
  return jetstream(nc).publish(`ttl.${ttl}`, '', { headers: own });
};
for (const ttl of ['none', '1s', '10s', 'never']) await publish(ttl);
const left = async (wait) => {
  await sleep(wait);
  const { state } = await manager.streams.info('EVENTS', { subjects_filter: '>' });
  return Object.keys(state.subjects ?? {}).toSorted().join(' ');
};
const before = await left(0);
const after = await left(5000);
console.log(`nats-server ${nc.info.version}, max_age 2 s: ${before}; 5 s later: ${after}`);
await nc.close();
process.exit(before === 'ttl.10s ttl.1s ttl.never ttl.none' && after === 'ttl.never' ? 0 : 1);
JS
node ages.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
