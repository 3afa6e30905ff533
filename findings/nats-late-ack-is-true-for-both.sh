#!/usr/bin/env bash
# Guess: ackAck() is true for the worker whose acknowledgement counts, and false for one that was so late (ack_wait) that the message is
#   with another: that is how a worker finds out.
# Seen: it is true for both, in either order. The late one's ends the matter for the other too, who works on and is told true as well. Only
#   who asks twice for one delivery gets false, and gets it from the client. A worker that must know keeps a revision elsewhere (KV), or
#   looks at its clock.
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
cat >late.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
await manager.streams.add({ name: 'JOBS', subjects: ['jobs'], storage: 'memory' });
await manager.consumers.add('JOBS', { durable_name: 'worker', ack_policy: 'explicit', ack_wait: 1e9 });
const consumer = await jetstream(nc).consumers.get('JOBS', 'worker');
// One job, taken by a second worker when the first one's time is up
const acknowledge = async (order) => {
  await jetstream(nc).publish('jobs');
  const first = await consumer.next();
  await sleep(1500);
  const second = await consumer.next();
  const answers = [];
  for (const which of order) answers.push(`${which} ${await { first, second }[which].ackAck()}`);
  const { num_ack_pending } = await consumer.info();
  const text = `${answers.join(', ')}, again ${await first.ackAck()}; num_ack_pending ${num_ack_pending}`;
  console.log(`deliveries ${first.info.deliveryCount} and ${second.info.deliveryCount} of ${second.seq}: ${text}`);
  return text;
};
const lateFirst = await acknowledge(['first', 'second']);
const lateLast = await acknowledge(['second', 'first']);
await nc.close();
const asSeen =
  lateFirst === 'first true, second true, again false; num_ack_pending 0' &&
  lateLast === 'second true, first true, again false; num_ack_pending 0';
process.exit(asSeen ? 0 : 1);
JS
node late.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
