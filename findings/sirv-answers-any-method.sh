#!/usr/bin/env bash
# Guess: sirv, which serves a folder of files, answers GET and HEAD, and leaves other methods to what comes behind it, as express.static
#   does, or answers 405.
# Seen: it never looks at the method: POST, PUT and DELETE of a file's path are answered with 200 and the file. An API behind it that has a route of
#   such a name is never asked; a client that sends its report to the wrong port, or to a page's address, is told that it worked; and with
#   `single` (an app of one page) that is each path for which there is no file.
# Version: sirv 3.0.2, express 5.2.1, Node 20.20.2. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent sirv@3.0.2 express@5.2.1
mkdir files
echo page >files/index.html
cat >methods.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { once } from 'node:events';
import express from 'express';
import sirv from 'sirv';

const ask = async (serve, path = '/index.html') => {
  const server = express()
    .use(serve)
    .use((_, response) => response.status(202).send('the API'))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const seen = {};
  for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
    const answer = await fetch(`http://127.0.0.1:${server.address().port}${path}`, { method });
    seen[method] = `${answer.status} ${(await answer.text()).trim()}`;
  }
  server.close();
  return seen;
};
const seen = {
  sirv: await ask(sirv('files')),
  single: await ask(sirv('files', { single: true }), '/api/orders'),
  'express.static': await ask(express.static('files')),
};
console.log(seen);
const [page, api] = ['200 page', '202 the API'];
deepEqual(seen, {
  sirv: { GET: page, POST: page, PUT: page, DELETE: page },
  single: { GET: page, POST: page, PUT: page, DELETE: page },
  'express.static': { GET: page, POST: api, PUT: api, DELETE: api },
});
process.exit();
JS
node methods.mjs
