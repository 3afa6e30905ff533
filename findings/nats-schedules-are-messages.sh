#!/usr/bin/env bash
# Guess: a message published with `Nats-Schedule: @at …` is put aside by the server and appears on its target when its time has come; two of
#   them on one subject appear both. The limits and the consumers of the stream see it then, and not before.
# Seen: until then it is a message of the stream like any other, and what happens to that one happens to it, with no error at any time. An hour
#   ahead in a stream with a max_age of ten minutes, it never fires; nor where max_msgs pushes it out; nor with interest retention where no
#   consumer asks for its own subject. In a work queue a worker with no filter is given it at once, long before its time, and its
#   acknowledgement cancels it. And a second one on a subject replaces the first.
# Version: nats-server 2.15.1 (Debian testing), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
touch log
usr/sbin/nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
# shellcheck disable=SC2144 # there is one such file
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >schedules.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const [client, manager] = [jetstream(nc), await jetstreamManager(nc)];
const add = (name, limits) =>
  manager.streams.add({ name, subjects: [`${name}.>`], storage: 'memory', allow_msg_schedules: true, ...limits });
const publish = (subject, target, seconds) => {
  const schedule = headers();
  schedule.set('Nats-Schedule', `@at ${new Date(Date.now() + seconds * 1000).toISOString()}`);
  schedule.set('Nats-Schedule-Target', target);
  return client.publish(subject, '', { headers: schedule });
};
await add('plain', {});
await add('aged', { max_age: 2e9, duplicate_window: 1e9 });
await add('counted', { max_msgs: 2 });
await add('interest', { retention: 'interest' });
await manager.consumers.add('interest', { durable_name: 'due', ack_policy: 'explicit', filter_subject: 'interest.due' });
await add('queue', { retention: 'workqueue' });
await manager.consumers.add('queue', { durable_name: 'worker', ack_policy: 'explicit' });
await add('replaced', {});
const streams = ['plain', 'aged', 'counted', 'interest', 'queue'];
for (const name of streams) await publish(`${name}.later`, `${name}.due`, 4);
await publish('replaced.later', 'replaced.first', 3);
await publish('replaced.later', 'replaced.second', 4);
for (let i = 0; i < 3; i++) await client.publish('counted.other', '');
const early = await (await client.consumers.get('queue', 'worker')).next({ expires: 1000 });
await early.ackAck();
await sleep(6000);
const left = async (name) => {
  const { state } = await manager.streams.info(name, { subjects_filter: '>' });
  return Object.keys(state.subjects ?? {}).toSorted().join(' ');
};
const seen = { 'given to the worker at once': early.subject };
for (const name of [...streams, 'replaced']) seen[name] = await left(name);
console.log(`nats-server ${nc.info.version}, 2 s behind the time of each:`, seen);
await nc.close();
deepEqual(seen, {
  'given to the worker at once': 'queue.later',
  plain: 'plain.due',
  aged: '',
  counted: 'counted.other',
  interest: '',
  queue: '',
  replaced: 'replaced.second',
});
JS
node schedules.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
