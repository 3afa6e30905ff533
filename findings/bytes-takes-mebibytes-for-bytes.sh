#!/usr/bin/env bash
# Guess: the npm package bytes, which reads the limits of body-parser, express and raw-body, takes '10MiB' and '10M' for ten mebibytes, as
#   Kubernetes, nginx and docker do, or gives null, as its documentation says of what it cannot read: then the limit is refused.
# Seen: it takes the number in front and drops the rest: '10MiB', '10M', '10m' and '10 megabytes' are 10 bytes, '1,000kb' is 1, '1.5GiB' is 1.
#   Only what begins with no number is null. `express.json({ limit: '10MiB' })` starts with no word, and answers 413 to each body of more than
#   ten bytes; a threshold that is read so is passed at once. '10MB' is the binary one.
# Version: bytes 3.1.2, express 5.2.1, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent bytes@3.1.2 express@5.2.1
cat >limit.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { once } from 'node:events';
import bytes from 'bytes';
import express from 'express';

const texts = ['10MB', '10MiB', '10M', '10m', '10 megabytes', '1,000kb', '1.5GiB', 'ten MB'];
const read = Object.fromEntries(texts.map((text) => [text, bytes(text)]));
const answers = {};
for (const limit of ['10MB', '10MiB']) {
  const app = express().use(express.json({ limit }));
  app.post('/', ({ body }, response) => void response.json(body));
  app.use((error, request, response, next) => void response.sendStatus(error.status));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ level: 'info' });
  const { status } = await fetch(`http://127.0.0.1:${server.address().port}`, { method: 'POST', headers, body });
  answers[`limit ${limit}, body of ${body.length} bytes`] = status;
  server.close();
}
console.log(read, answers);
deepEqual(Object.values(read), [10 << 20, 10, 10, 10, 10, 1, 1, null]);
deepEqual(Object.values(answers), [200, 413]);
JS
node limit.mjs
