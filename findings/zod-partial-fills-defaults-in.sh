#!/usr/bin/env bash
# Guess: `schema.partial()` of zod is the schema of a PATCH: of a settings object with defaults it takes any part, and gives that part, so
#   `{ ...stored, ...schema.partial().parse(body) }` changes what the body names.
# Seen: in zod 4 a field that is left out has its default: `parse({ name: 'x' })` gives the interval and the tags as well, and the line above sets
#   both back to their defaults with each change of the name. In zod 3 the same line gave the name alone, so that an update of the package
#   changes what is stored, with no type error.
# Version: zod 4.6.7 and 3.25.76, Node 20.20.2. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent zod@4.6.7 zod3@npm:zod@3.25.76
cat >patch.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { z as zod4 } from 'zod';
import { z as zod3 } from 'zod3';

const stored = { name: 'shop', interval: 5, tags: ['live'] };
const patched = (z) => {
  const settings = z.object({
    name: z.string(),
    interval: z.number().default(30),
    tags: z.array(z.string()).default([]),
  });
  return { ...stored, ...settings.partial().parse({ name: 'web' }) };
};
const seen = { 3: patched(zod3), 4: patched(zod4) };
console.log('stored', stored, 'patched with { name: "web" }', seen);
deepEqual(seen, { 3: { name: 'web', interval: 5, tags: ['live'] }, 4: { name: 'web', interval: 30, tags: [] } });
JS
node patch.mjs
