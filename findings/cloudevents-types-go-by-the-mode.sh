#!/usr/bin/env bash
# Guess: whether an event of the npm package cloudevents goes out in binary or in structured mode is a matter of the transport: the receiver's
#   HTTP.toEvent() gives the same data and attributes.
# Seen: in binary mode, which is the default, a text goes out as it is, although its type is application/json: `hello` is no JSON to other receivers,
#   and the text '{"a":1}' arrives as an object. The numbers 42 and true as data cannot be sent at all, and the attributes 30 and true arrive as
#   "30" and "true". In structured mode all of them are what they were.
# Version: cloudevents 10.0.0, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts cloudevents@10.0.0
cat >modes.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { createServer } from 'node:http';
import { CloudEvent, emitterFor, HTTP, httpTransport, Mode } from 'cloudevents';

let received;
const server = createServer(async (request, answer) => {
  const body = Buffer.concat(await request.toArray()).toString();
  const { data, priority, sampled } = HTTP.toEvent({ headers: request.headers, body });
  received = { data, priority, sampled };
  answer.end();
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const transport = httpTransport(`http://127.0.0.1:${server.address().port}`);
const send = async (data, mode) => {
  const event = { source: '/shop', type: 'sold', datacontenttype: 'application/json', priority: 30, sampled: true, data };
  received = 'not sent';
  await emitterFor(transport, { mode })(new CloudEvent(event)).catch(() => {});
  return JSON.stringify(received);
};
const seen = {};
for (const data of [{ a: 1 }, 'hello', '{"a":1}', 42]) {
  for (const mode of [Mode.STRUCTURED, Mode.BINARY]) seen[`${JSON.stringify(data)} ${mode}`] = await send(data, mode);
}
server.close();
console.log(seen);
deepEqual(seen, {
  '{"a":1} structured': '{"data":{"a":1},"priority":30,"sampled":true}',
  '{"a":1} binary': '{"data":{"a":1},"priority":"30","sampled":"true"}',
  '"hello" structured': '{"data":"hello","priority":30,"sampled":true}',
  '"hello" binary': '{"data":"hello","priority":"30","sampled":"true"}',
  '"{\\"a\\":1}" structured': '{"data":"{\\"a\\":1}","priority":30,"sampled":true}',
  '"{\\"a\\":1}" binary': '{"data":{"a":1},"priority":"30","sampled":"true"}',
  '42 structured': '{"data":42,"priority":30,"sampled":true}',
  '42 binary': '"not sent"',
});
JS
node modes.mjs
