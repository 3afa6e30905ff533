#!/usr/bin/env bash
# Guess: a queue group spreads over a leaf node as it does over a cluster: of two workers, one at the hub and one at the leaf, each gets about
#   half of the messages.
# Seen: over the routes of a cluster it does. Over a leaf node the side where it is published keeps all: 1000 to 0, from the hub as from the
#   leaf, however slow the worker there is. The other side gets something when this side has no worker left: so workers that are added at the
#   edge take no load off the hub, and the other way round.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1, @nats-io/transport-node 3.4.0. Date: 2026-11-30.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/transport-node@3.4.0
mapfile -t ports < <(node -e '
const servers = Array.from({ length: 6 }, () => require("node:net").createServer().listen(0, "127.0.0.1"));
setTimeout(() => servers.forEach((server) => { console.log(server.address().port); server.close(); }), 100)')
routes="routes: [\"nats://127.0.0.1:${ports[1]}\", \"nats://127.0.0.1:${ports[3]}\"]"
cat >one.conf <<CONF
listen: "127.0.0.1:${ports[0]}"
cluster { name: hub, listen: "127.0.0.1:${ports[1]}", $routes }
leafnodes { listen: "127.0.0.1:${ports[4]}" }
CONF
cat >two.conf <<CONF
listen: "127.0.0.1:${ports[2]}"
cluster { name: hub, listen: "127.0.0.1:${ports[3]}", $routes }
CONF
cat >leaf.conf <<CONF
listen: "127.0.0.1:${ports[5]}"
leafnodes { remotes: [{ url: "nats://127.0.0.1:${ports[4]}" }] }
CONF
for name in one two leaf; do
  touch $name.log
  nats-server --config $name.conf 2>$name.log &
  servers+=($!)
  until grep --quiet 'Server is ready' $name.log; do sleep 0.1; done
done
until grep --quiet 'eafnode connection created' one.log && grep --quiet 'oute connection created' two.log; do sleep 0.1; done
cat >group.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';

const [one, two, leaf] = await Promise.all(process.argv.slice(2).map((port) => connect({ servers: `127.0.0.1:${port}` })));
// 1000 messages from `here`, and how many of them its own worker gets and that of `there`
const shared = async (here, there, { leaves = false } = {}) => {
  const got = [0, 0];
  const workers = [here, there].map((nc, n) => nc.subscribe('jobs', { queue: 'workers', callback: () => got[n]++ }));
  if (leaves) workers[0].unsubscribe();
  for (const nc of [here, there]) await nc.flush();
  await sleep(500);
  for (let n = 0; n < 1000; n++) here.publish('jobs');
  await here.flush();
  while (got[0] + got[1] < 1000) await sleep(50);
  for (const worker of workers) worker.unsubscribe();
  for (const nc of [here, there]) await nc.flush();
  await sleep(500);
  return got;
};
const cluster = await shared(one, two);
const seen = {
  'at the hub, worker of the hub and of the leaf': await shared(one, leaf),
  'at the leaf, worker of the leaf and of the hub': await shared(leaf, one),
  'at the hub, when its worker has left': await shared(one, leaf, { leaves: true }),
};
console.log(`nats-server ${one.info.version}: 1000 jobs published in a cluster, own and other worker`, cluster, seen);
for (const nc of [one, two, leaf]) await nc.close();
deepEqual(Object.values(seen), [[1000, 0], [1000, 0], [0, 1000]]);
process.exit(Math.min(...cluster) > 300 ? 0 : 1);
JS
node group.mjs "${ports[0]}" "${ports[2]}" "${ports[5]}"
