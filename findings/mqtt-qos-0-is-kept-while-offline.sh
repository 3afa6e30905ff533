#!/usr/bin/env bash
# Guess: what is published with QoS 0 while there is no connection is lost, "at most once, fire and forget": who reads a sensor each second
#   needs no care for an outage, and readers get values of now.
# Seen: the npm package mqtt keeps all of it in memory, with no limit, and sends it when the broker is back: a thousand readings at once, the
#   oldest as if it was new, since MQTT has no time in a message. After an outage of a night that is a night of them, and a process that grew
#   all night. `queueQoSZero: false` gives them to the callback as an error, "No connection to broker"; with MQTT 5 messageExpiryInterval
#   helps only once they are with the broker.
# Version: mqtt 5.16.0, aedes 1.2.0. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent mqtt@5.16.0 aedes@1.2.0
cat >outage.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Aedes } from 'aedes';
import { connect } from 'mqtt';

const broker = await Aedes.createBroker();
const server = createServer(broker.handle).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();
// An outage of more than two seconds, in which a thousand readings are published
const outage = async (options) => {
  const received = [];
  const listener = ({ topic, payload }) => topic === 'temperature' && received.push(JSON.parse(payload));
  broker.on('publish', listener);
  const client = connect({ host: '127.0.0.1', port, reconnectPeriod: 200, ...options }).on('error', () => {});
  await once(client, 'connect');
  server.close();
  client.stream.destroy();
  await once(client, 'close');
  const errors = new Set();
  const noted = (error) => error && errors.add(error.message);
  for (let n = 0; n < 1000; n++) client.publish('temperature', JSON.stringify({ n, at: Date.now() }), { qos: 0 }, noted);
  await sleep(2000);
  server.listen(port, '127.0.0.1');
  await once(client, 'connect');
  await sleep(1000);
  await client.endAsync(true);
  broker.off('publish', listener);
  return { received: received.length, old: received.length > 0 && Date.now() - received[0].at > 2000, errors: [...errors] };
};
const seen = [await outage({}), await outage({ queueQoSZero: false })];
console.log('as it is', seen[0], 'queueQoSZero: false', seen[1]);
server.close();
broker.close();
deepEqual(seen, [
  { received: 1000, old: true, errors: [] },
  { received: 0, old: false, errors: ['No connection to broker'] },
]);
JS
node outage.mjs
