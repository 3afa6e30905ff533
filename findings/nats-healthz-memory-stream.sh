#!/usr/bin/env bash
# Guess: `/healthz?account=$G&stream=NAME` of a nats-server with JetStream answers 200 where the stream is there and works.
# Seen: on a server that is no cluster it answers 404, "stream not found", for each stream that is kept in memory, which meanwhile stores
#   and delivers: a probe of that URL restarts the server for ever, and the stream with it. For a stream in files it answers 200.
# Version: nats-server 2.15.1 (Debian testing); 2.9.10 knows no `stream` here and always answers 200. @nats-io/jetstream and
#   @nats-io/transport-node 3.4.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
touch log
usr/sbin/nats-server --addr 127.0.0.1 --port -1 --http_port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >health.mjs <<'JS'
import { readFile } from 'node:fs/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const { nats, monitoring } = JSON.parse(await readFile(process.argv[2], 'utf8'));
const nc = await connect({ servers: nats[0] });
const manager = await jetstreamManager(nc);
const health = {};
for (const storage of ['file', 'memory']) {
  await manager.streams.add({ name: storage, subjects: [storage], storage });
  const { seq } = await jetstream(nc).publish(storage);
  const answer = await fetch(`${monitoring[0]}/healthz?account=$G&stream=${storage}`);
  console.log(`nats-server ${nc.info.version}, stream in ${storage}, stored ${seq}: ${answer.status} ${await answer.text()}`);
  health[storage] = answer.status;
}
await nc.close();
process.exit(health.memory === 404 && health.file === 200 ? 0 : 1);
JS
node health.mjs nats-server_*.ports
