#!/usr/bin/env bash
# Guess: a queue group belongs to its subject: an audit on `orders.*` and a worker on `orders.create`, both in the queue "workers", are two
#   groups, and each gets every message of orders.create. Two services of @nats-io/services with different names do not get in each other's
#   way.
# Seen: the name alone makes the group: each message goes to the audit or to the worker, about half to each, with no error on either side. And
#   every service is in the queue "q" unless its author says otherwise: of the requests to the service `orders` a service `audit`, written by
#   somebody else, with an endpoint on `orders.*`, answers half. Only another name for the queue, or none, gives both all of them.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1 (Debian testing), @nats-io/services 3.0.0-25, @nats-io/transport-node 3.4.0. Date:
#   2026-12-01.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/services@3.0.0-25 @nats-io/transport-node@3.4.0
cat >queue.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { Svcm } from '@nats-io/services';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const rounds = 200;
const counts = {};
const subscribe = (who, subject, queue) => {
  counts[who] = 0;
  nc.subscribe(subject, { queue, callback: () => counts[who]++ });
};
subscribe('audit', 'orders.*', 'workers');
subscribe('worker', 'orders.create', 'workers');
subscribe('other queue', 'orders.*', 'audit');
for (let n = 0; n < rounds; n++) nc.publish('orders.create');
await nc.flush();
console.log(`nats-server ${nc.info.version}: of ${rounds} messages`, counts);

const answered = { audit: 0, orders: 0 };
for (const [name, subject] of Object.entries({ audit: 'price.*', orders: 'price.ask' })) {
  const service = await new Svcm(nc).add({ name, version: '1.0.0' });
  service.addEndpoint('ask', { subject, handler: (_, message) => message.respond(name) });
}
await nc.flush();
for (let n = 0; n < rounds; n++) answered[(await nc.request('price.ask')).string()]++;
console.log(`  of ${rounds} requests to the service orders`, answered);
await nc.close();
const isShared = ([one, other]) => one > 0 && other > 0 && one + other === rounds;
const seen = [isShared([counts.audit, counts.worker]), counts['other queue'], isShared(Object.values(answered))];
deepEqual(seen, [true, rounds, true]);
JS
try() {
  mkdir "$2"
  touch "$2/log"
  "$1" --addr 127.0.0.1 --port -1 --ports_file_dir "$folder/$2" 2>"$2/log" &
  server=$!
  until grep --quiet 'Server is ready' "$2/log" && [ -s "$2"/nats-server_*.ports ]; do sleep 0.1; done
  node queue.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' "$2"/nats-server_*.ports)"
  kill "$server"
  wait "$server" || true
}
try nats-server old
try usr/sbin/nats-server new
