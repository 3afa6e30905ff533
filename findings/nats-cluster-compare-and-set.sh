#!/usr/bin/env bash
# Guess: of several who publish at once with the same Nats-Expected-Last-Subject-Sequence one is stored, and the others are told
#   "wrong last sequence", in a cluster as on one server: that is how KV update() and create() are compare-and-set.
# Seen: a stream of three replicas stores several of them, and acknowledges each: the leader compares with what is stored, not with what is
#   on its way to the replicas. With one Nats-Msg-Id for all of them exactly one is stored, and the others are duplicates.
# Version: nats-server 2.9.10 (Debian 12), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-11-29.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
mapfile -t ports < <(node -e '
const servers = Array.from({ length: 6 }, () => require("node:net").createServer().listen(0, "127.0.0.1"));
setTimeout(() => servers.forEach((server) => { console.log(server.address().port); server.close(); }), 100)')
routes="nats://127.0.0.1:${ports[3]},nats://127.0.0.1:${ports[4]},nats://127.0.0.1:${ports[5]}"
for n in 0 1 2; do
  nats-server --name "n$n" --addr 127.0.0.1 --port "${ports[n]}" --jetstream --store_dir "$folder/$n" \
    --cluster_name c --cluster "nats://127.0.0.1:${ports[n + 3]}" --routes "$routes" 2>"log$n" &
  servers+=($!)
done
cat >race.mjs <<'JS'
import { setTimeout as delay } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const ways = await Promise.all(
  process.argv.slice(2).map((port) => connect({ servers: `127.0.0.1:${port}`, waitOnFirstConnect: true })),
);
const manager = await jetstreamManager(ways[0], { checkAPI: false });
const config = { name: 'KV', subjects: ['kv.>'], num_replicas: 3, storage: 'memory' };
while (!(await manager.streams.add(config).catch(() => delay(200)))) continue;
// Six at once expect the same revision; says how many of them were stored
const race = async (subject, idOf) => {
  const { seq } = await jetstream(ways[0]).publish(subject, 'first');
  const write = (way, n) =>
    jetstream(way).publish(subject, `${n}`, { expect: { lastSubjectSequence: seq }, msgID: idOf(n) }).catch(() => {});
  await Promise.all([...ways, ...ways].map(write));
  const { state } = await manager.streams.info('KV', { subjects_filter: subject });
  return state.subjects[subject] - 1;
};
const most = { own: 0, shared: 0 };
for (let round = 0; round < 50; round++) {
  most.own = Math.max(most.own, await race(`kv.a.${round}`, (n) => `a ${round} ${n}`));
  most.shared = Math.max(most.shared, await race(`kv.b.${round}`, () => `b ${round}`));
}
console.log(`stored at one revision: up to ${most.own}, with one message id for all ${most.shared}`);
for (const way of ways) await way.close();
process.exit(most.own > 1 && most.shared === 1 ? 0 : 1);
JS
node race.mjs "${ports[@]:0:3}"
