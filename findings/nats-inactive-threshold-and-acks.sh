#!/usr/bin/env bash
# Guess: a durable with inactive_threshold 1 s is gone soon after its last client is; or, while a message waits for its acknowledgement, it
#   stays until that is settled.
# Seen: neither. With a message that was never acknowledged it stays for about two ack_waits more (33 s with 16 s), and then it goes all the
#   same: a worker that is back later finds no consumer, and a new one of that name starts with the messages that were settled.
# Version: nats-server 2.15.1 (Debian testing), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-30.
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
cat >inactive.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
await manager.streams.add({ name: 'EVENTS', subjects: ['events.*'], storage: 'memory' });
for (const body of ['first', 'second', 'third']) await jetstream(nc).publish('events.x', body);
const times = { ack_wait: 4e9, inactive_threshold: 1e9 };
const add = (durable_name) => manager.consumers.add('EVENTS', { durable_name, ack_policy: 'explicit', ...times });
const next = async (name) => (await jetstream(nc).consumers.get('EVENTS', name)).next();
const start = Date.now();
const gone = async (name) => {
  while (await manager.consumers.info('EVENTS', name).then(() => true, () => false)) await sleep(100);
  return (Date.now() - start) / 1000;
};
for (const name of ['settled', 'waiting']) {
  await add(name);
  await (await next(name)).ackAck();
}
await next('waiting');
const [settled, waiting] = await Promise.all([gone('settled'), gone('waiting')]);
await add('waiting');
const again = (await next('waiting')).string();
console.log(`nats-server ${nc.info.version}: with nothing open gone after ${settled.toFixed(1)} s`);
console.log(`with a message open gone after ${waiting.toFixed(1)} s; a new one starts with the ${again}`);
await nc.close();
process.exit(settled < 4 && waiting > 5 && again === 'first' ? 0 : 1);
JS
node inactive.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
