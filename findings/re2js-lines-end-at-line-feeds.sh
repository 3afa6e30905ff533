#!/usr/bin/env bash
# Guess: re2js, Go's regular expressions in JavaScript, differs from RegExp in what it lacks (lookaround, backreferences); what both take means
#   the same: `^level: (.*)$` with the multiline flag reads a line of a Windows log as RegExp does.
# Seen: for RegExp a line ends before CR, LF, U+2028 or U+2029, and `.` is none of them. For re2js, as for Go, only LF is: in text with CR LF
#   `error$` matches nowhere, `(.*)$` has the CR at its end, and `secret=.*` replaced by a mask takes the CR along, so that the file has two
#   kinds of line ends. And `\s` knows neither the vertical tab nor the no-break space.
# Version: re2js 2.10.0, Node 20.20.2. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent re2js@2.10.0
cat >lines.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { RE2JS } from 're2js';

const text = 'level: error\r\nsecret=abc\r\nlevel: info\r\n';
const first = (pattern) => {
  const matcher = RE2JS.compile(pattern, RE2JS.MULTILINE).matcher(text);
  return { re2js: matcher.find() ? matcher.group(0) : null, RegExp: new RegExp(pattern, 'm').exec(text)?.[0] ?? null };
};
const seen = {
  'error$': first('error$'),
  '^level: (.*)$': first('^level: (.*)$'),
  masked: {
    re2js: RE2JS.compile('secret=.*').matcher(text).replaceAll('secret=***'),
    RegExp: text.replaceAll(/secret=.*/g, 'secret=***'),
  },
  'white space': Object.fromEntries(
    Object.entries({ tab: '\t', 'vertical tab': '\v', 'no-break space': '\u00a0' }).map(([name, space]) => [
      name,
      { re2js: RE2JS.matches('\\s', space), RegExp: /^\s$/.test(space) },
    ]),
  ),
};
console.log(seen);
deepEqual(seen, {
  'error$': { re2js: null, RegExp: 'error' },
  '^level: (.*)$': { re2js: 'level: error\r', RegExp: 'level: error' },
  masked: {
    re2js: 'level: error\r\nsecret=***\nlevel: info\r\n',
    RegExp: 'level: error\r\nsecret=***\r\nlevel: info\r\n',
  },
  'white space': {
    tab: { re2js: true, RegExp: true },
    'vertical tab': { re2js: false, RegExp: true },
    'no-break space': { re2js: false, RegExp: true },
  },
});
JS
node lines.mjs
