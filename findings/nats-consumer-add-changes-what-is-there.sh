#!/usr/bin/env bash
# Guess: consumers.add() of @nats-io/jetstream makes a consumer, and refuses a name that is taken by one with other settings, as streams.add()
#   does ("stream name already in use with a different configuration"): it sends the action "create", and update() is another call.
# Seen: it depends on the server. 2.9.10 does not know the action: it gives the durable that is there the new settings, answers as if it had made
#   one, and the workers of the other program go on under them: an ack_wait of 30 s is 1 s from then on, and jobs are given out twice.
#   2.15.1 refuses with "consumer already exists". With the same settings both answer with the one that is there.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1 (Debian testing), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-12-01.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
cat >add.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
const said = (work) => work.then(() => 'made', ({ message }) => message);
await manager.streams.add({ name: 'JOBS', subjects: ['jobs'], storage: 'memory' });
const worker = (seconds) =>
  manager.consumers.add('JOBS', { durable_name: 'worker', ack_policy: 'explicit', ack_wait: seconds * 1e9 });
await worker(30);
const seen = {
  stream: await said(manager.streams.add({ name: 'JOBS', subjects: ['jobs'], storage: 'memory', max_msgs: 5 })),
  same: await said(worker(30)),
  other: await said(worker(1)),
  ackWait: (await manager.consumers.info('JOBS', 'worker')).config.ack_wait / 1e9,
};
console.log(`nats-server ${nc.info.version}`, seen);
await nc.close();
const [other, ackWait] = process.argv.slice(3);
deepEqual(seen, { stream: 'stream name already in use with a different configuration', same: 'made', other, ackWait: Number(ackWait) });
JS
try() {
  mkdir "$2"
  touch "$2/log"
  "$1" --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder/$2" --ports_file_dir "$folder/$2" 2>"$2/log" &
  server=$!
  until grep --quiet 'Server is ready' "$2/log" && [ -s "$2"/nats-server_*.ports ]; do sleep 0.1; done
  node add.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' "$2"/nats-server_*.ports)" "$3" "$4"
  kill "$server"
  wait "$server" || true
}
try nats-server old made 1
try usr/sbin/nats-server new 'consumer already exists' 30
