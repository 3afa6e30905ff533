#!/usr/bin/env bash
# Guess: a message that a stream sources from another one keeps the time at which it was published, as in a mirror.
# Seen: it has the time at which it was copied. A hub that sources the streams of its sites and was cut off for an hour has the events of that
#   hour in one second; a consumer that starts "since the restart" (opt_start_time) is given what was published long before; and max_age
#   begins anew: with the same max_age on both, a message that is gone from the origin lives on in the hub. The header Nats-Stream-Source
#   names stream and number, not the time. A mirror has the times of its origin.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1, @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-30.
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
cat >times.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const { streams, consumers } = await jetstreamManager(nc);
const add = (name, more) =>
  streams.add({ name, storage: 'memory', max_age: nanos(8000), duplicate_window: nanos(1000), ...more });
const stored = async (name) => (await streams.info(name)).state.messages;
await add('site', { subjects: ['site'] });
await jetstream(nc).publish('site', 'an event');
await sleep(4000);
const restart = new Date().toISOString();
await add('mirror', { mirror: { name: 'site' } });
await add('hub', { sources: [{ name: 'site' }] });
while (!(await stored('mirror')) || !(await stored('hub'))) await sleep(50);
const published = Date.parse((await streams.getMessage('site', { seq: 1 })).time);
const seen = {};
for (const name of ['mirror', 'hub']) {
  const { time } = await streams.getMessage(name, { seq: 1 });
  const since = { deliver_policy: 'by_start_time', opt_start_time: restart };
  const { num_pending } = await consumers.add(name, { durable_name: 'since', ack_policy: 'explicit', ...since });
  seen[name] = { 'seconds late': Math.floor((Date.parse(time) - published) / 1000), 'new since the restart': num_pending };
}
while (await stored('site')) await sleep(100);
seen['in the hub when it is gone from the site'] = await stored('hub');
console.log(`nats-server ${nc.info.version}`, seen);
await nc.close();
const late = seen.hub['seconds late'];
deepEqual(seen, {
  mirror: { 'seconds late': 0, 'new since the restart': 0 },
  hub: { 'seconds late': Math.max(late, 4), 'new since the restart': 1 },
  'in the hub when it is gone from the site': 1,
});
JS
node times.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
