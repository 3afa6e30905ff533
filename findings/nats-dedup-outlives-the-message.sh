#!/usr/bin/env bash
# Guess: Nats-Msg-Id drops a second message with the same id on the same subject, as long as the first one is there: flare.created and
#   flare.sent may carry the same id, and a job that was worked off and removed from its work queue may be queued again.
# Seen: ids belong to the whole stream and live for its duplicate_window (2 minutes), whatever became of the message. Another subject with
#   another body is a duplicate; so is the same id after a purge and in a work queue after the ack. Each is acknowledged with the first
#   one's `seq` and `duplicate: true`, and nothing is stored.
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
cat >dedup.mjs <<'JS'
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
const js = jetstream(nc);
let asSeen = true;
// Publishes under the id F1, and says whether the server called it a duplicate and how many messages the stream then holds
const publish = async (what, stream, subject, body, expected) => {
  const { duplicate } = await js.publish(subject, body, { msgID: 'F1' });
  const { state } = await manager.streams.info(stream);
  console.log(`${what}: duplicate ${duplicate}, ${state.messages} stored`);
  asSeen &&= `${duplicate} ${state.messages}` === expected;
};
await manager.streams.add({ name: 'EVENTS', subjects: ['flare.created', 'flare.sent'], storage: 'memory' });
await publish('flare.created', 'EVENTS', 'flare.created', 'one', 'false 1');
await publish('flare.sent, other body', 'EVENTS', 'flare.sent', 'two', 'true 1');
await manager.streams.purge('EVENTS');
await publish('flare.created after a purge', 'EVENTS', 'flare.created', 'one', 'true 0');

await manager.streams.add({ name: 'QUEUE', subjects: ['jobs'], retention: 'workqueue', storage: 'memory' });
await manager.consumers.add('QUEUE', { durable_name: 'worker', ack_policy: 'explicit' });
await publish('job', 'QUEUE', 'jobs', 'do it', 'false 1');
await (await (await js.consumers.get('QUEUE', 'worker')).next()).ackAck();
await publish('job again, after its ack', 'QUEUE', 'jobs', 'do it', 'true 0');
await nc.close();
process.exit(asSeen ? 0 : 1);
JS
node dedup.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
