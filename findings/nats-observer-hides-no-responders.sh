#!/usr/bin/env bash
# Guess: a request to a service that is down fails at once with "no responders", as long as nothing answers on its subject.
# Seen: as long as nothing is subscribed to it. One subscriber to `>` or `svc.*`, who only looks on (`nats sub`, a dashboard, an audit log)
#   and never answers, is a responder to the server: the request waits out its whole timeout, and a fallback on "no responders" never runs.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1, @nats-io/transport-node 3.4.0. Date: 2026-11-29.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/transport-node@3.4.0
touch log
nats-server --addr 127.0.0.1 --port -1 --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >request.mjs <<'JS'
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const ask = () => nc.request('svc.create', '', { timeout: 2000 }).catch(({ name, message }) => `${name} ${message}`);
const alone = await ask();
const observer = await connect({ servers: process.argv[2] });
const looking = observer.subscribe('svc.*', { callback: () => {} });
await observer.flush();
const observed = await ask();
looking.unsubscribe();
await observer.flush();
const aloneAgain = await ask();
console.log(`alone: ${alone}\nwith somebody looking on: ${observed}\nalone again: ${aloneAgain}`);
await observer.close();
await nc.close();
const fast = "RequestError no responders: 'svc.create'";
process.exit(alone === fast && observed === 'TimeoutError timeout' && aloneAgain === fast ? 0 : 1);
JS
node request.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
