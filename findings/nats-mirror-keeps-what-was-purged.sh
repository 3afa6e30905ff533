#!/usr/bin/env bash
# Guess: a JetStream mirror is a copy: what is purged or deleted from its origin is soon gone from it too.
# Seen: a mirror copies what is stored, not what is removed. After a deleted message, a purge of a subject and a purge of everything it has
#   all messages, under their old numbers, and goes on with the next one; a secret that was removed from the origin is still in it. It is
#   purged by itself, and ends by its own max_age. KV and object stores are streams: the same holds for their mirrors.
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
cat >mirror.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const { streams } = await jetstreamManager(nc);
await streams.add({ name: 'ORIGIN', subjects: ['log.*'], storage: 'memory' });
await streams.add({ name: 'COPY', mirror: { name: 'ORIGIN' }, storage: 'memory' });
const state = async (name) => (await streams.info(name)).state;
const publish = async (subject) => {
  const { seq } = await jetstream(nc).publish(subject, 'password=hunter2');
  while ((await state('COPY')).last_seq < seq) await sleep(50);
};
const seen = {};
const look = async (after) => {
  await sleep(1_000);
  seen[after] = [(await state('ORIGIN')).messages, (await state('COPY')).messages];
};
for (const subject of ['log.a', 'log.a', 'log.b', 'log.b', 'log.c']) await publish(subject);
await streams.deleteMessage('ORIGIN', 1);
await look('a message was deleted');
await streams.purge('ORIGIN', { filter: 'log.b' });
await look('a subject was purged');
await streams.purge('ORIGIN');
await look('all was purged');
await publish('log.d');
await look('another was published');
console.log(`nats-server ${nc.info.version}, messages in the origin and its mirror, when`, seen);
await nc.close();
deepEqual(Object.values(seen), [[4, 5], [2, 5], [0, 5], [1, 6]]);
JS
node mirror.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
