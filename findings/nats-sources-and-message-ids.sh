#!/usr/bin/env bash
# Guess: a stream that sources two others has what both have, or drops what comes twice under one Nats-Msg-Id as it drops it from
#   publishers: on every nats-server the same.
# Seen: 2.9.10 drops the second one's message where both have the id "1", though their bodies differ: two sites that number their messages
#   lose half of them on the way to the hub, and no one is told. 2.15.1 keeps both, and so does not drop what two streams have of one
#   message. The mirror of one stream has all in both.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1 (Debian testing), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date:
#   2026-11-29.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
cat >sources.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
const sites = ['berlin', 'oslo'];
for (const name of sites) {
  await manager.streams.add({ name, subjects: [name], storage: 'memory' });
  for (let id = 0; id < 10; id++) await jetstream(nc).publish(name, `${id} of ${name}`, { msgID: `${id}` });
}
await manager.streams.add({ name: 'hub', sources: sites.map((name) => ({ name })), storage: 'memory' });
await manager.streams.add({ name: 'mirror', mirror: { name: 'oslo' }, storage: 'memory' });
await sleep(4000);
const stored = async (name) => (await manager.streams.info(name)).state.messages;
const seen = [await stored('hub'), await stored('mirror')];
console.log(`nats-server ${nc.info.version}: of 10 and 10 messages the hub has ${seen[0]}; of 10 the mirror has ${seen[1]}`);
await nc.close();
process.exit(`${seen}` === process.argv[3] ? 0 : 1);
JS
try() {
  mkdir "$2"
  touch "$2/log"
  "$1" --addr 127.0.0.1 --port -1 --jetstream --store_dir "$2" --ports_file_dir "$folder/$2" 2>"$2/log" &
  server=$!
  until grep --quiet 'Server is ready' "$2/log" && [ -s "$2"/nats-server_*.ports ]; do sleep 0.1; done
  node sources.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' "$2"/nats-server_*.ports)" "$3"
  kill "$server"
  wait "$server" || true
}
try nats-server old 10,10
try usr/sbin/nats-server new 20,10
