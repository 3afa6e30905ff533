#!/usr/bin/env bash
# Guess: a leaf node with a JetStream domain of its own is a separate JetStream: a stream `orders` there has what is published at the leaf, one
#   of the same name and subjects at the hub what is published at the hub.
# Seen: a domain separates the API, not the messages. What is published at either side is stored by both, and both acknowledge: the publisher
#   takes the first answer, with the number in whichever stream was faster. Compare-and-set goes to both too: with the number that the
#   hub expects the hub stores it, and the publisher at the leaf is told "wrong last sequence" by its own stream, tries again, and is told so
#   by both. KV buckets of one name are kept apart by the server; streams want subjects of their own.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1, @nats-io/jetstream, @nats-io/kv and @nats-io/transport-node 3.4.0. Date: 2026-11-30.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/kv@3.4.0 @nats-io/transport-node@3.4.0
mapfile -t ports < <(node -e '
const servers = Array.from({ length: 3 }, () => require("node:net").createServer().listen(0, "127.0.0.1"));
setTimeout(() => servers.forEach((server) => { console.log(server.address().port); server.close(); }), 100)')
cat >hub.conf <<CONF
listen: "127.0.0.1:${ports[0]}"
jetstream { domain: hub, store_dir: "$folder/hub" }
leafnodes { listen: "127.0.0.1:${ports[1]}" }
CONF
cat >leaf.conf <<CONF
listen: "127.0.0.1:${ports[2]}"
jetstream { domain: leaf, store_dir: "$folder/leaf" }
leafnodes { remotes: [{ url: "nats://127.0.0.1:${ports[1]}" }] }
CONF
for name in hub leaf; do
  touch $name.log
  nats-server --config $name.conf 2>$name.log &
  servers+=($!)
  until grep --quiet 'Server is ready' $name.log; do sleep 0.1; done
done
until grep --quiet 'eafnode connection created' hub.log; do sleep 0.1; done
cat >twice.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect } from '@nats-io/transport-node';

const [hub, leaf] = await Promise.all(process.argv.slice(2).map((port) => connect({ servers: `127.0.0.1:${port}` })));
const [hubs, leafs] = [await jetstreamManager(hub), await jetstreamManager(leaf)];
const stored = async (subjects_filter) => {
  const infos = await Promise.all([hubs, leafs].map(({ streams }) => streams.info('orders', { subjects_filter })));
  return infos.map(({ state }) => Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0));
};
const orders = { name: 'orders', subjects: ['orders.>'], storage: 'memory' };
await hubs.streams.add(orders);
for (let n = 0; n < 50; n++) await jetstream(hub).publish(`orders.set.${n}`, 'before the leaf had its stream');
await leafs.streams.add(orders);
await sleep(1000);
const seen = {};
for (const [name, nc] of Object.entries({ hub, leaf })) {
  for (let n = 0; n < 50; n++) await jetstream(nc).publish(`orders.${name}`, 'an order');
  await sleep(500);
  seen[`published at the ${name}: in the hub, in the leaf`] = await stored(`orders.${name}`);
}
let refused = 0;
for (let n = 0; n < 50; n++) {
  const set = jetstream(leaf).publish(`orders.set.${n}`, 'set', { expect: { lastSubjectSequence: n + 1 } });
  await set.catch(({ message }) => (refused += message.startsWith('wrong last sequence')));
}
await sleep(500);
seen['compare-and-set at the leaf: in the hub, in the leaf'] = await stored('orders.set.*');
const [kv, other] = await Promise.all([hub, leaf].map((nc) => new Kvm(nc).create('settings')));
await kv.put('key', 'value');
await sleep(500);
seen['KV key of the hub in the leaf'] = await other.get('key');
console.log(`nats-server ${hub.info.version}`, seen, `of 50 compare-and-sets ${refused} were refused`);
await hub.close();
await leaf.close();
deepEqual(Object.values(seen), [[50, 50], [50, 50], [100, 0], null]);
process.exit(refused > 0 ? 0 : 1);
JS
node twice.mjs "${ports[0]}" "${ports[2]}"
