#!/usr/bin/env bash
# Guess: a message that a worker puts off with nak(60_000) is out of the way for a minute: max_ack_pending bounds what workers have in hand,
#   and the others get the next messages meanwhile.
# Seen: it keeps its place until it is acknowledged. With max_ack_pending 2, two jobs that wait for a server that is down stop the whole
#   queue, idle workers and all, for as long as the delay; num_ack_pending counts them. max_ack_pending is to be larger than all that may be
#   put off at a time, or what is put off is to be acknowledged and published again.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1, @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-29.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
touch log
nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >nak.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
await manager.streams.add({ name: 'JOBS', subjects: ['jobs'], storage: 'memory' });
for (let n = 0; n < 4; n++) await jetstream(nc).publish('jobs');
// The job that an idle worker gets while the first two are put off for a minute
const third = async (max_ack_pending) => {
  const durable_name = `most${max_ack_pending}`;
  await manager.consumers.add('JOBS', { durable_name, ack_policy: 'explicit', max_ack_pending });
  const consumer = await jetstream(nc).consumers.get('JOBS', durable_name);
  for (let n = 0; n < 2; n++) (await consumer.next()).nak(60_000);
  await sleep(500);
  const next = await consumer.next({ expires: 2000 });
  const { num_ack_pending, num_pending } = await consumer.info();
  const text = `next() gives ${next?.seq ?? 'nothing'}, num_ack_pending ${num_ack_pending}, num_pending ${num_pending}`;
  console.log(`max_ack_pending ${max_ack_pending}, two of four put off: ${text}`);
  return next?.seq;
};
const two = await third(2);
const ten = await third(10);
await nc.close();
process.exit(two === undefined && ten === 3 ? 0 : 1);
JS
node nak.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
