#!/usr/bin/env bash
# Guess: state.subjects and state.num_subjects of a stream's info say what it holds, and add up to state.messages, in memory as in files.
# Seen: for a stream in memory of 2.9.10 they go on counting what a purge with `keep`, `filter` or `seq` took away: 4 messages, and 10 in
#   subjects; a subject that was purged still has its count. Only a purge of everything sets it right. In files it is right, and in
#   2.15.1 in both.
# Version: nats-server 2.9.10 (Debian 12), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-29.
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
cat >counts.mjs <<'JS'
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
const seen = {};
for (const storage of ['memory', 'file']) {
  await manager.streams.add({ name: storage, subjects: [`${storage}.*`], storage });
  for (let n = 0; n < 10; n++) await jetstream(nc).publish(`${storage}.${n % 2 ? 'odd' : 'even'}`);
  for (const purge of [{ keep: 4 }, { filter: `${storage}.odd` }]) {
    await manager.streams.purge(storage, purge);
    const { state } = await manager.streams.info(storage, { subjects_filter: '>' });
    const counted = Object.values(state.subjects).reduce((sum, count) => sum + count);
    console.log(`${storage}, after purge ${Object.keys(purge)}: ${state.messages} messages, subjects`, state.subjects);
    (seen[storage] ??= []).push(`${state.messages} ${counted} ${state.num_subjects}`);
  }
}
await nc.close();
process.exit(`${seen.memory}` === '4 10 2,2 8 2' && `${seen.file}` === '4 4 2,2 2 1' ? 0 : 1);
JS
node counts.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
