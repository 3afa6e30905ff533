#!/usr/bin/env bash
# Guess: once an account exports a service and another one imports it, requests work as inside: who asks all instances is answered by all, and
#   a service that is down is "no responders" at once.
# Seen: an export lets one answer through for each request, whatever asked: of three instances a request for many gets one, and the discovery
#   of services ($SRV.PING, .INFO, .STATS) shows one of three, with no error. `response_type: Stream` at the export lets all through. And to
#   2.9.10 an import has no "no responders": with nobody there a request waits out its timeout; 2.15.1 says it.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1 (Debian testing), @nats-io/services 3.0.0-25, @nats-io/transport-node 3.4.0. Date:
#   2026-11-30.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/services@3.0.0-25 @nats-io/transport-node@3.4.0
cat >accounts.conf <<'CONF'
accounts {
  SHOP { users: [{ user: shop, password: example }], exports: [
    { service: "price.>" }, { service: "$SRV.>" }, { service: "stock.>", response_type: Stream }
  ] }
  DESK { users: [{ user: desk, password: example }], imports: [
    { service: { account: SHOP, subject: "price.>" } }, { service: { account: SHOP, subject: "$SRV.>" } }
    { service: { account: SHOP, subject: "stock.>" } }
  ] }
}
CONF
cat >import.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { Svcm } from '@nats-io/services';
import { connect } from '@nats-io/transport-node';

const [shop, desk] = await Promise.all(
  ['shop', 'desk'].map((user) => connect({ servers: process.argv[2], user, pass: 'example' })),
);
for (let n = 0; n < 3; n++) {
  for (const subject of ['price.all', 'stock.all']) shop.subscribe(subject, { callback: (_, message) => message.respond('9.90') });
  await new Svcm(shop).add({ name: 'prices', version: '1.0.0' });
}
await shop.flush();
const count = async (answers) => {
  let counted = 0;
  for await (const _ of await answers) counted++;
  return counted;
};
const many = (nc, subject) => count(nc.requestMany(subject, '', { strategy: 'timer', maxWait: 1000 }));
const instances = (nc) => count(new Svcm(nc).client({ strategy: 'timer', maxWait: 1000 }).ping('prices'));
const seen = {};
for (const [where, nc] of Object.entries({ inside: shop, imported: desk })) {
  const down = await nc.request('price.down', '', { timeout: 1500 }).catch(({ message }) => message);
  seen[where] = [await many(nc, 'price.all'), await instances(nc), await many(nc, 'stock.all'), down];
}
console.log(`nats-server ${desk.info.version}: answers of 3, instances, answers of 3 with Stream, nobody there`, seen);
await desk.close();
await shop.close();
deepEqual(seen, { inside: [3, 3, 3, "no responders: 'price.down'"], imported: [1, 1, 3, process.argv[3]] });
JS
try() {
  mkdir "$2"
  touch "$2/log"
  "$1" --config accounts.conf --addr 127.0.0.1 --port -1 --ports_file_dir "$folder/$2" 2>"$2/log" &
  server=$!
  until grep --quiet 'Server is ready' "$2/log" && [ -s "$2"/nats-server_*.ports ]; do sleep 0.1; done
  node import.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' "$2"/nats-server_*.ports)" "$3"
  kill "$server"
  wait "$server" || true
}
try nats-server old timeout
try usr/sbin/nats-server new "no responders: 'price.down'"
