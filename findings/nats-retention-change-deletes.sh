#!/usr/bin/env bash
# Guess: changing the retention of a stream from limits to interest holds for what comes: what is stored stays, and goes once its consumers
#   have acknowledged it.
# Seen: the update deletes on the spot what is acknowledged already, and, where the stream has no consumer at that moment, all of it: consumers
#   that are made a second later, as by the services of one deployment, start with nothing. The update says "ok", and the way back to limits
#   brings nothing back. What no consumer asks for stays, if there is one for another subject, though a new message of the same subject is
#   dropped as it comes. 2.9.10 refuses the change.
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
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >retention.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const { streams, consumers } = await jetstreamManager(nc);
const durable = { durable_name: 'worker', ack_policy: 'explicit' };
// What is left of six messages by subject when the retention becomes interest, and limits again
const changed = async (name, before) => {
  await streams.add({ name, subjects: [`${name}.*`] });
  for (const kind of ['a', 'b', 'a', 'b', 'a', 'b']) await jetstream(nc).publish(`${name}.${kind}`, '');
  await before(name);
  const left = async (retention) => {
    if (retention) await streams.update(name, { retention });
    await sleep(1000);
    const { state } = await streams.info(name, { subjects_filter: '>' });
    return Object.entries(state.subjects ?? {}).map(([subject, count]) => `${subject.split('.')[1]}: ${count}`).toSorted().join(', ');
  };
  const outcome = [await left(), await left('interest')];
  for (const kind of ['a', 'b']) await jetstream(nc).publish(`${name}.${kind}`, '');
  return [...outcome, await left(), await left('limits')];
};
const seen = {
  'no consumer': await changed('none', () => {}),
  'a consumer of a': await changed('filtered', (name) => consumers.add(name, { ...durable, filter_subject: `${name}.a` })),
  'a consumer of all that has two': await changed('read', async (name) => {
    await consumers.add(name, durable);
    const worker = await jetstream(nc).consumers.get(name, 'worker');
    for (let n = 0; n < 2; n++) await (await worker.next()).ackAck();
  }),
};
console.log(`nats-server ${nc.info.version}: stored before, with interest, when each subject had one more, with limits again`, seen);
await nc.close();
deepEqual(Object.values(seen), [
  ['a: 3, b: 3', '', '', ''],
  ['a: 3, b: 3', 'a: 3, b: 3', 'a: 4, b: 3', 'a: 4, b: 3'],
  ['a: 3, b: 3', 'a: 2, b: 2', 'a: 3, b: 3', 'a: 3, b: 3'],
]);
JS
node retention.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
