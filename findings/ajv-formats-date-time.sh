#!/usr/bin/env bash
# Guess: a text that Ajv with ajv-formats takes for a `date-time` is one of RFC 3339, which JSON Schema names for it: another validator takes it too,
#   and new Date() makes a time of it.
# Seen: the T may be a space, a tab or a line feed, and the offset +0200 or +02, which the RFC has only with a colon. Of +02 new Date() makes
#   Invalid Date, and so it does of the 60th second, which the RFC has: stored as a number it is NaN,
#   behind a check that it passed. The npm package @cfworker/json-schema refuses both offsets, jsonschema those and the line feed too.
# Version: ajv 8.20.0, ajv-formats 3.0.1, jsonschema 1.5.0, @cfworker/json-schema 4.1.6, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent ajv@8.20.0 ajv-formats@3.0.1 jsonschema@1.5.0 @cfworker/json-schema@4.1.6
cat >times.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { Validator } from '@cfworker/json-schema';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { validate } from 'jsonschema';

const schema = { type: 'string', format: 'date-time' };
const byAjv = addFormats.default(new Ajv()).compile(schema);
const byCfworker = new Validator(schema);
const seen = {};
for (const text of [
  '2026-12-01T10:00:00+02:00',
  '2026-12-01T10:00:00+0200',
  '2026-12-01T10:00:00+02',
  '2026-12-01\n10:00:00Z',
  '2026-12-31T23:59:60Z',
]) {
  const date = Number.isNaN(Date.parse(text)) ? 'Invalid Date' : 'a time';
  seen[text] = `${byAjv(text)} ${byCfworker.validate(text).valid} ${validate(text, schema).valid}, ${date}`;
}
console.log('ajv, @cfworker/json-schema, jsonschema', seen);
deepEqual(seen, {
  '2026-12-01T10:00:00+02:00': 'true true true, a time',
  '2026-12-01T10:00:00+0200': 'true false false, a time',
  '2026-12-01T10:00:00+02': 'true false false, Invalid Date',
  '2026-12-01\n10:00:00Z': 'true true false, a time',
  '2026-12-31T23:59:60Z': 'true true true, Invalid Date',
});
JS
node times.mjs
