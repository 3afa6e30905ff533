#!/usr/bin/env bash
# Guess: a purge of one subject removes the messages of that subject, in a cluster as on one server, whatever happens to the servers later.
# Seen: a server of a cluster that is killed and started again repeats the purges in its log, and takes each for one of all that the stream held
#   then, so that it loses what was stored before of every other subject. When all have been killed, one after the other, it is gone from the
#   stream. KV buckets and the Object Store purge subjects: to delete one object takes along all that are older. 2.15.1 keeps them; by its
#   history 2.9.18 and 2.9.21 mended it.
# Version: nats-server 2.9.10 (Debian 12), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-12-01.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
declare -A servers
trap 'kill "${servers[@]}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
mapfile -t ports < <(node -e '
const servers = Array.from({ length: 6 }, () => require("node:net").createServer().listen(0, "127.0.0.1"));
setTimeout(() => servers.forEach((server) => { console.log(server.address().port); server.close(); }), 100)')
routes="nats://127.0.0.1:${ports[3]},nats://127.0.0.1:${ports[4]},nats://127.0.0.1:${ports[5]}"
start() {
  nats-server --name "n$1" --addr 127.0.0.1 --port "${ports[$1]}" --jetstream --store_dir "$folder/$1" \
    --cluster_name c --cluster "nats://127.0.0.1:${ports[$1 + 3]}" --routes "$routes" 2>>"log$1" &
  servers[$1]=$!
}
for n in 0 1 2; do start $n; done
cat >stream.mjs <<'JS'
import { setTimeout as delay } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const [step, ...ports] = process.argv.slice(2);
const servers = ports.map((port) => `127.0.0.1:${port}`);
const client = await connect({ servers, waitOnFirstConnect: true, maxReconnectAttempts: -1 });
const { streams } = await jetstreamManager(client, { checkAPI: false });
const until = async (work) => {
  for (let done; !(done = await work().catch(() => undefined)); ) await delay(200);
};
const followed = async () => {
  const { leader, replicas = [] } = (await streams.info('S')).cluster;
  return leader && replicas.length === 2 && replicas.every(({ current }) => current);
};
let status = 0;
if (step === 'store') {
  await until(() => streams.add({ name: 'S', subjects: ['s.*'], num_replicas: 3 }));
  await until(followed);
  for (const subject of ['s.a', 's.b', 's.c']) await jetstream(client).publish(subject, 'x');
  await streams.purge('S', { filter: 's.a' });
  await jetstream(client).publish('s.d', 'x');
}
await until(followed);
if (step === 'look') {
  const { subjects = {} } = (await streams.info('S', { subjects_filter: '>' })).state;
  console.log(`of s.b, s.c and s.d there are still: ${Object.keys(subjects).toSorted().join(', ')}`);
  status = Object.keys(subjects).join() === 's.d' ? 0 : 1;
}
await client.close();
process.exit(status);
JS
node stream.mjs store "${ports[@]:0:3}"
for n in 0 1 2; do
  kill -9 "${servers[$n]}"
  wait "${servers[$n]}" 2>/dev/null || true
  start $n
  sleep 10
  node stream.mjs wait "${ports[@]:0:3}"
done
node stream.mjs look "${ports[@]:0:3}"
