#!/usr/bin/env bash
# Guess: a stream that is deleted is gone once its name is free: one of that name that is made right then is a stream like any other.
# Seen: the server frees the name first and removes the folder last, after each consumer's. That of the new stream is the same, and goes too.
#   It counts and acknowledges messages that nobody can read, once they are not in its memory or at once, and is gone after a restart.
# Version: nats-server 2.9.10 (Debian 12), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-30.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
nats-server --addr 127.0.0.1 --port "$port" --jetstream --store_dir "$folder/store" 2>log &
server=$!
cat >anew.mjs <<'JS'
import { readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const [port, streams] = process.argv.slice(2);
const open = () => connect({ servers: `127.0.0.1:${port}`, waitOnFirstConnect: true });
const [deleter, maker] = [await open(), await open()];
const [first, second] = [await jetstreamManager(deleter), await jetstreamManager(maker)];
const make = () => second.streams.add({ name: 'E', subjects: ['e.>'], max_bytes: 1e6 });
const { created } = await make();
for (let n = 0; n < 500; n += 1) await second.consumers.add('E', { durable_name: `d${n}`, ack_policy: 'explicit' });

const deleted = first.streams.delete('E');
while ((await make().catch(() => ({ created }))).created === created) await delay(1);
const { seq } = await jetstream(maker).publish('e.1', 'kept?');
await deleted;
const read = () => second.streams.getMessage('E', { seq }).then((message) => message ?? 'none', (error) => error.message);
console.log('its folder:', await readdir(`${streams}/E`).catch(({ code }) => code));
console.log('at once:   ', (await read()).subject ?? (await read()));
await delay(7_000);
console.log('7 s later: ', (await read()).subject ?? (await read()));
const { state } = await second.streams.info('E');
console.log('messages:  ', state.messages);
await Promise.all([deleter.close(), maker.close()]);
JS
node anew.mjs "$port" "$folder/store/jetstream/\$G/streams"
