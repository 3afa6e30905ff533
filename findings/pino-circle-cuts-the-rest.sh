#!/usr/bin/env bash
# Guess: where an object refers to itself pino writes "[Circular]" in that place, and all else as ever. `depthLimit` and `edgeLimit`, by their
#   names and numbers (5 and 100), are for each line.
# Seen: an object that JSON.stringify takes is written in full, however deep and long. Where anything in it refers to itself, or is a BigInt, the
#   whole object is written by another hand: lists and objects end after 100 (of 150 items an element "... 49 items not stringified" tells,
#   where 50 are missing), what is deeper than five is "[Object]", and keys are sorted. So an order is whole in one line and cut in the next,
#   because somebody put a request or a socket beside it. Under a key of its own a circle does no harm to the others.
# Version: pino 10.4.0, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pino@10.4.0
cat >circle.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import pino from 'pino';

const order = () => ({
  items: Array.from({ length: 150 }, (_, index) => index),
  names: Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`name${index}`, index])),
  a: { b: { c: { d: { e: 'deep' } } } },
});
const request = { id: 7 };
request.self = request;
const written = [];
const log = pino({ base: null }, { write: (line) => written.push(JSON.parse(line)) });
log.info({ job: { order: order() } });
log.info({ job: { order: order(), request } });
log.info({ job: { order: order(), id: 10n } });
log.info({ job: { order: order() }, request });
const seen = written.map(({ job: { order } }) => [order.items.length, order.items.at(-1), Object.keys(order.names).length, order.a.b.c]);
console.log('items, the last of them, names, what is deep:');
for (const [index, what] of ['alone', 'beside a circle', 'beside a BigInt', 'the circle under another key'].entries()) console.log(what, seen[index]);
const whole = [150, 149, 150, { d: { e: 'deep' } }];
const cut = [101, '... 49 items not stringified', 101, { d: '[Object]' }];
deepEqual(seen, [whole, cut, cut, whole]);
JS
node circle.mjs
