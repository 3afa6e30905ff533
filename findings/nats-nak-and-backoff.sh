#!/usr/bin/env bash
# Guess: a durable with `backoff: [1 s, 2 s, 3 s]` redelivers a message that its handler refuses with nak() after 1 s, 2 s and 3 s, and one
#   refused with nak(200) after 200 ms.
# Seen: backoff is for answers that never come: a bare nak() is redelivered at once, and the four deliveries of `max_deliver: 4` are used
#   up within milliseconds. And nak(200) does not wait 200 ms but 200 ms + backoff[n] - backoff[0]: 0.2 s, 1.2 s, 2.2 s.
# Version: nats-server 2.9.10 (Debian 12), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-28.
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
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
await manager.streams.add({ name: 'JOBS', subjects: ['jobs'], storage: 'memory' });
const backoff = [1e9, 2e9, 3e9];
await manager.consumers.add('JOBS', { durable_name: 'worker', ack_policy: 'explicit', max_deliver: 4, backoff });
const consumer = await jetstream(nc).consumers.get('JOBS', 'worker');

// The waits, in tenths of a second, before the 2nd, 3rd and 4th delivery of one message
const refuse = async (delay) => {
  await jetstream(nc).publish('jobs');
  const times = [];
  for await (const message of await consumer.consume({ max_messages: 1 })) {
    times.push(performance.now());
    message.nak(delay);
    if (message.info.deliveryCount === 4) break;
  }
  return times.slice(1).map((time, i) => Math.round((time - times[i]) / 100));
};
const bare = await refuse();
const delayed = await refuse(200);
console.log(`nats-server ${nc.info.version}, tenths of a second: nak() waits ${bare}; nak(200) waits ${delayed}`);
await nc.close();
const sum = (tenths) => tenths.reduce((total, one) => total + one, 0);
// As guessed, they would sum up to 6 s and to 0.6 s; a busy machine may add to what was seen
process.exit(sum(bare) < 30 && sum(delayed) > 30 ? 0 : 1);
JS
node nak.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
