#!/usr/bin/env bash
# Guess: names of headers are the same in NATS in any case, as in HTTP, whose form they have: a gateway that writes all of them in small letters
#   (as Node's http and fetch give them, and HTTP/2 sends them) may pass them on.
# Seen: `nats-msg-id` is not Nats-Msg-Id to the server: the same message is stored twice. `nats-expected-last-subject-sequence` compares nothing,
#   `nats-rollup` removes nothing; each is stored as a header of the user's, and acknowledged. And a reader's headers.get('traceparent') is
#   empty where the sender wrote Traceparent, unless it asks with Match.IgnoreCase.
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
cat >headers.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers, Match } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const { streams } = await jetstreamManager(nc);
// What is stored of three messages that each have this header
const three = async (subject, name, value) => {
  await streams.add({ name: subject, subjects: [subject], storage: 'memory', allow_rollup_hdrs: true });
  const outcomes = [];
  for (let n = 0; n < 3; n++) {
    const own = headers();
    own.set(name, value);
    const published = jetstream(nc).publish(subject, `${n}`, { headers: own });
    outcomes.push(await published.then(({ duplicate }) => (duplicate ? 'duplicate' : 'ok'), () => 'refused'));
  }
  return `${outcomes.join(', ')}: ${(await streams.info(subject)).state.messages}`;
};
const seen = {};
let number = 0;
for (const [name, value] of [
  ['Nats-Msg-Id', '1'],
  ['Nats-Expected-Last-Subject-Sequence', '0'],
  ['Nats-Rollup', 'all'],
]) {
  for (const spelled of [name, name.toLowerCase()]) seen[spelled] = await three(`s${number++}`, spelled, value);
}
const sent = headers();
sent.set('Traceparent', '00-1-1-01');
const received = new Promise((resolve) => nc.subscribe('trace', { callback: (_, message) => resolve(message.headers) }));
nc.publish('trace', '', { headers: sent });
const got = await received;
seen.read = [got.get('traceparent'), got.get('traceparent', Match.IgnoreCase)];
console.log(`nats-server ${nc.info.version}`, seen);
await nc.close();
deepEqual(Object.values(seen), [
  'ok, duplicate, duplicate: 1',
  'ok, ok, ok: 3',
  'ok, refused, refused: 1',
  'ok, ok, ok: 3',
  'ok, ok, ok: 1',
  'ok, ok, ok: 3',
  ['', '00-1-1-01'],
]);
JS
node headers.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
