#!/usr/bin/env bash
# Guess: `processing_time` in the statistics of a service (@nats-io/services; `nats micro stats`) is how long its endpoint took to answer:
#   with an async handler that answers after 200 ms, 200 ms a request.
# Seen: about 0: the clock stops when the handler returns, which an async one does at its first await. Only what it computes before that
#   counts, in whole milliseconds. The endpoint that everybody waits for looks like the fastest; whoever wants the time measures it.
# Version: @nats-io/services 3.0.0-25, @nats-io/transport-node 3.4.0, nats-server 2.9.10 (Debian 12) and 2.15.1. Date: 2026-11-29.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/services@3.0.0-25 @nats-io/transport-node@3.4.0
touch log
nats-server --addr 127.0.0.1 --port -1 --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >service.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { Svcm } from '@nats-io/services';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const service = await new Svcm(nc).add({ name: 'flare', version: '1.0.0' });
service.addEndpoint('waiting', async (_, message) => {
  await sleep(200);
  message.respond('done');
});
service.addEndpoint('computing', async (_, message) => {
  const end = performance.now() + 200;
  while (performance.now() < end);
  message.respond('done');
});
const seen = {};
for (const name of ['waiting', 'computing']) {
  const began = performance.now();
  for (let n = 0; n < 5; n += 1) await nc.request(name, '', { timeout: 10_000 });
  const { endpoints } = await service.stats();
  const { num_requests: requests, processing_time: nanos } = endpoints.find((endpoint) => endpoint.name === name);
  seen[name] = { requests, waited: Math.round(performance.now() - began), processing: nanos / 1e6 };
}
console.log(`nats-server ${nc.info.version}, ms:`, seen);
await nc.close();
process.exit(seen.waiting.processing < 100 && seen.computing.processing >= 950 ? 0 : 1);
JS
node service.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
