#!/usr/bin/env bash
# Guess: a mirror of a JetStream work queue is a copy to look at: the queue keeps each job until a worker has acknowledged it, and a mirror is
#   no worker.
# Seen: what a mirror has copied is taken for acknowledged, where no worker's consumer is there yet: three jobs that waited for a worker are
#   gone from the queue at once, and so are those that come in while none is there. To 2.9.10 the mirror is even the one consumer that a work
#   queue may have, and the worker is refused; with 2.15.1 it finds an empty queue. A stream that sources the queue does the same. Only where
#   the worker's consumer was first does each job wait for both.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1 (Debian testing), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date:
#   2026-11-30.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
cat >queue.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const { streams, consumers } = await jetstreamManager(nc);
const left = async (name) => (await streams.info(name)).state.messages;
const worker = (queue) => consumers.add(queue, { durable_name: 'worker', ack_policy: 'explicit' }).then(
  () => 'taken',
  () => 'refused',
);
// Three jobs and a copy of their queue: [jobs left, jobs in the copy, what a worker is told that comes now]
const copied = async (queue, copy, before = () => {}) => {
  await streams.add({ name: queue, subjects: [queue], retention: 'workqueue', storage: 'memory' });
  await before(queue);
  for (let n = 0; n < 3; n++) await jetstream(nc).publish(queue, `job ${n}`);
  await streams.add({ name: `${queue}-copy`, storage: 'memory', ...copy(queue) });
  while ((await left(`${queue}-copy`)) < 3) await sleep(50);
  await sleep(1000);
  return [await left(queue), await left(`${queue}-copy`), await worker(queue)];
};
const mirror = (name) => ({ mirror: { name } });
const seen = {
  mirror: await copied('mirrored', mirror),
  source: await copied('sourced', (name) => ({ sources: [{ name }] })),
  'mirror behind a worker': await copied('worked', mirror, worker),
};
console.log(`nats-server ${nc.info.version}: jobs in the queue, in its copy, a worker's consumer`, seen);
await nc.close();
const late = process.argv[3];
deepEqual(Object.values(seen), [[0, 3, late], [0, 3, late], [3, 3, 'taken']]);
JS
try() {
  mkdir "$2"
  touch "$2/log"
  "$1" --addr 127.0.0.1 --port -1 --jetstream --store_dir "$2" --ports_file_dir "$folder/$2" 2>"$2/log" &
  server=$!
  until grep --quiet 'Server is ready' "$2/log" && [ -s "$2"/nats-server_*.ports ]; do sleep 0.1; done
  node queue.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' "$2"/nats-server_*.ports)" "$3"
  kill "$server"
  wait "$server" || true
}
try nats-server old refused
try usr/sbin/nats-server new taken
