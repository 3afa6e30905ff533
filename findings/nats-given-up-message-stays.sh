#!/usr/bin/env bash
# Guess: a message of a work queue that has used up max_deliver is over: it leaves the stream, as one that is refused with term() does; or it
#   counts as pending, so that somebody sees it.
# Seen: neither. It stays in the stream for ever (unless max_age takes it), and the consumer's info is that of an empty queue: num_pending 0,
#   num_ack_pending 0. It takes room: with max_msgs and `discard: new` ten such messages close the queue to all others, while each worker is
#   idle. And a consumer that is made anew, as by a changed setting or a deployment, gets every one of them again.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1 (Debian testing), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-12-01.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
cat >stays.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const { consumers, streams } = await jetstreamManager(nc);
const js = jetstream(nc);
const queue = async (name, refuse) => {
  await streams.add({ name, subjects: [name], retention: 'workqueue', storage: 'memory', max_msgs: 10, discard: 'new' });
  await consumers.add(name, { durable_name: 'worker', ack_policy: 'explicit', max_deliver: 2 });
  for (let n = 0; n < 10; n++) await js.publish(name, `job ${n}`);
  const consumer = await js.consumers.get(name, 'worker');
  let deliveries = 0;
  for (let job; (job = await consumer.next({ expires: 1000 })); deliveries++) refuse(job);
  const { num_pending, num_ack_pending } = await consumer.info();
  const { messages } = (await streams.info(name)).state;
  const next = await js.publish(name, 'job 10').then(() => 'stored', ({ message }) => message);
  await consumers.delete(name, 'worker');
  const anew = await consumers.add(name, { durable_name: 'worker', ack_policy: 'explicit', max_deliver: 2 });
  return { deliveries, 'in the stream': messages, num_pending, num_ack_pending, next, 'pending to a new consumer': anew.num_pending };
};
const seen = [await queue('refused', (job) => job.nak()), await queue('terminated', (job) => job.term())];
console.log(`nats-server ${nc.info.version}: ten jobs, nak() with max_deliver 2`, seen[0], 'term()', seen[1]);
await nc.close();
const empty = { num_pending: 0, num_ack_pending: 0 };
deepEqual(seen, [
  { deliveries: 20, 'in the stream': 10, ...empty, next: 'maximum messages exceeded', 'pending to a new consumer': 10 },
  { deliveries: 10, 'in the stream': 0, ...empty, next: 'stored', 'pending to a new consumer': 1 },
]);
JS
try() {
  mkdir "$2"
  touch "$2/log"
  "$1" --addr 127.0.0.1 --port -1 --jetstream --store_dir "$2" --ports_file_dir "$folder/$2" 2>"$2/log" &
  server=$!
  until grep --quiet 'Server is ready' "$2/log" && [ -s "$2"/nats-server_*.ports ]; do sleep 0.1; done
  node stays.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' "$2"/nats-server_*.ports)"
  kill "$server"
  wait "$server" || true
}
try nats-server old
try usr/sbin/nats-server new
