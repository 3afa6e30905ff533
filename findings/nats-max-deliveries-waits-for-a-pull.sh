#!/usr/bin/env bash
# Guess: nats-server sends the advisory MAX_DELIVERIES when the last delivery of a message has failed: its ack_wait runs out with no answer.
# Seen: for a pull consumer it sends it when the NEXT pull request comes. As long as no worker pulls, because the message killed the only
#   one, a dead letter queue fed by the advisory hears nothing.
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
cat >advisory.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
await manager.streams.add({ name: 'JOBS', subjects: ['jobs'], storage: 'memory' });
await manager.consumers.add('JOBS', { durable_name: 'worker', ack_policy: 'explicit', max_deliver: 1, ack_wait: 0.5e9 });
let advisories = 0;
nc.subscribe('$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.JOBS.worker', { callback: () => advisories++ });
await jetstream(nc).publish('jobs');
const consumer = await jetstream(nc).consumers.get('JOBS', 'worker');
await consumer.next(); // its only delivery; no answer
await sleep(4000);
const afterAckWait = advisories;
await consumer.next({ expires: 1000 }); // nothing is left to deliver
const afterPull = advisories;
console.log(`nats-server ${nc.info.version}, ack_wait 0.5 s: ${afterAckWait} advisories after 4 s, ${afterPull} after the next pull`);
await nc.close();
process.exit(afterAckWait === 0 && afterPull === 1 ? 0 : 1);
JS
node advisory.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
