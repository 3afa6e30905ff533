#!/usr/bin/env bash
# Guess: `app.log.{1..12}` of the npm package picomatch is the range of bash: it matches app.log.1 to app.log.12.
# Seen: without the option `expandRange` it becomes the character class [1-12], with no error: app.log.1 and app.log.2 match, app.log.3 to
#   app.log.12 do not. A list such as {1,5,12} means what it means to bash.
# Version: picomatch 4.0.7, bash 5.2. Date: 2026-11-28.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent picomatch@4.0.7
export OF_BASH="$(echo app.log.{1..12})"
cat >range.mjs <<'JS'
import picomatch from 'picomatch';

const names = process.env.OF_BASH.split(' ');
const matched = (pattern) => {
  const matches = picomatch(pattern);
  return names.filter((name) => matches(name)).map((name) => name.slice('app.log.'.length));
};
const range = matched('app.log.{1..12}');
const list = matched('app.log.{1,5,12}');
console.log(`bash makes ${names.length} names of app.log.{1..12}`);
console.log(`picomatch: {1..12} matches ${range}, as ${picomatch.makeRe('app.log.{1..12}').source}; {1,5,12} matches ${list}`);
process.exit(names.length === 12 && `${range}` === '1,2' && `${list}` === '1,5,12' ? 0 : 1);
JS
node range.mjs
