#!/usr/bin/env bash
# Guess: a JSON Patch of which one operation fails (a `test` that is there to guard the others) changes nothing: RFC 6902 has it fail as a whole, and
#   the libraries implement it.
# Seen: applyPatch() of the npm packages fast-json-patch and rfc6902 change the document that they are given, one operation after the other. The
#   first throws at the one that fails, and what came before it stays changed: whoever catches the error and goes on uses a mixture. The
#   second does not throw, gives a list with the error in it, and carries out what comes behind the failed test too. A copy is what
#   should be patched (structuredClone; `mutateDocument` of the first one as false).
# Version: fast-json-patch 3.1.1, rfc6902 5.4.0, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent fast-json-patch@3.1.1 rfc6902@5.4.0
cat >patch.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import fastJsonPatch from 'fast-json-patch';
import { applyPatch } from 'rfc6902';

const patch = [
  { op: 'replace', path: '/host', value: 'new' },
  { op: 'test', path: '/revision', value: 7 },
  { op: 'replace', path: '/port', value: 2 },
];
const left = (apply) => {
  const document = { host: 'old', port: 1, revision: 8 };
  try {
    return { answer: apply(document), document };
  } catch (error) {
    return { answer: `throws ${error.name}`, document };
  }
};
const seen = {
  'fast-json-patch': left((document) => fastJsonPatch.applyPatch(document, patch)),
  'fast-json-patch, not mutating': left((document) => fastJsonPatch.applyPatch(document, patch, false, false)),
  rfc6902: left((document) => applyPatch(document, patch).map((error) => error?.name ?? null)),
};
console.log(seen);
deepEqual(seen, {
  'fast-json-patch': { answer: 'throws TEST_OPERATION_FAILED', document: { host: 'new', port: 1, revision: 8 } },
  'fast-json-patch, not mutating': { answer: 'throws TEST_OPERATION_FAILED', document: { host: 'old', port: 1, revision: 8 } },
  rfc6902: { answer: [null, 'TestError', null], document: { host: 'new', port: 2, revision: 8 } },
});
JS
node patch.mjs
