#!/usr/bin/env bash
# Guess: `fetch({ max_bytes })` gives as many messages as fit and ends, as `fetch({ max_messages })` does, and a message that is larger than
#   max_bytes alone comes by itself or is passed over.
# Seen: the iterator ends by throwing "message size exceeds maxbytes", behind the messages that did fit: they were delivered, and whoever
#   collects them in a list before handling any loses the list until ack_wait. A message larger than max_bytes is never delivered, and holds
#   up all that come behind it on this durable; consume() says so in its status events alone, and stands still. Subject, reply and headers
#   count: 500 bytes hold three messages of 100.
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
cat >bytes.mjs <<'JS'
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
const js = jetstream(nc);
await manager.streams.add({ name: 'JOBS', subjects: ['jobs'], storage: 'memory' });
await manager.consumers.add('JOBS', { durable_name: 'worker', ack_policy: 'explicit' });
const consumer = await js.consumers.get('JOBS', 'worker');
// The sizes that one fetch gives and acknowledges, and how it ends
const fetch = async (max_bytes) => {
  const sizes = [];
  try {
    for await (const message of await consumer.fetch({ max_bytes, expires: 1000 })) {
      sizes.push(message.data.length);
      await message.ackAck();
    }
  } catch (error) {
    sizes.push(error.message);
  }
  return sizes.join(' ');
};
const publish = (size) => js.publish('jobs', new Uint8Array(size));
for (let n = 0; n < 5; n++) await publish(100);
const full = await fetch(500);
console.log(`five of 100 bytes, max_bytes 500: ${full}`);
await fetch(5000);
for (const size of [100, 5000, 100]) await publish(size);
const large = [await fetch(1000), await fetch(1000)];
const { num_pending } = await consumer.info();
console.log(`100, 5000 and 100 bytes, max_bytes 1000: ${large[0]}; then ${large[1]}; ${num_pending} were never delivered`);
const messages = await consumer.consume({ max_bytes: 1000, expires: 1000 });
setTimeout(() => messages.stop(), 5000);
let consumed = 0;
for await (const _ of messages) consumed++;
console.log(`consume() for 5 s: ${consumed} messages, no error`);
await nc.close();
const thrown = 'message size exceeds maxbytes';
const asSeen = full === `100 100 100 ${thrown}` && large[0] === `100 ${thrown}` && large[1] === thrown;
process.exit(asSeen && num_pending === 2 && consumed === 0 ? 0 : 1);
JS
node bytes.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
