#!/usr/bin/env bash
# Guess: `max_payload: 8M` and `max_payload: 8MB` in a nats-server's configuration are the same, or M is the binary one (as in dd and nginx)
#   and MB the decimal one.
# Seen: the other way round: 8M is 8,000,000 bytes and 8MB is 8,388,608 (as is 8MiB); k, g and t likewise. A client that sends 1 MiB,
#   because the server was given 1M, is refused: the limit is 48,576 bytes lower.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1, @nats-io/transport-node 3.4.0. Date: 2026-11-29.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/transport-node@3.4.0
cat >payload.mjs <<'JS'
import { connect } from '@nats-io/transport-node';
const nc = await connect({ servers: process.argv[2] });
let sent = 'sent';
try {
  nc.publish('chunks', new Uint8Array(2 ** 20));
} catch (error) {
  sent = error.message;
}
console.log(`${nc.info.max_payload} bytes; 1 MiB: ${sent}`);
await nc.close();
JS
limit() {
  mkdir "$1"
  touch "$1/log"
  echo "max_payload: $1" >"$1/nats.conf"
  nats-server --config "$1/nats.conf" --addr 127.0.0.1 --port -1 --ports_file_dir "$folder/$1" 2>"$1/log" &
  server=$!
  until grep --quiet 'Server is ready' "$1/log" && [ -s "$1"/nats-server_*.ports ]; do sleep 0.1; done
  echo "$1 is $(node payload.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' "$1"/nats-server_*.ports)")" >>seen
  kill "$server"
  wait "$server" || true
}
limit 1M
limit 1MB
limit 1MiB
cat seen
grep --quiet '^1M is 1000000 bytes; 1 MiB: .*max_payload' seen && [ "$(grep --count 'B is 1048576 bytes; 1 MiB: sent$' seen)" = 2 ]
