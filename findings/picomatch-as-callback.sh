#!/usr/bin/env bash
# Guess: the function that the npm package picomatch returns is a predicate, so `names.filter(picomatch('*.log'))` keeps the logs.
# Seen: its second parameter is `returnObject`, and filter() passes the index there: from the second name on it answers with an object,
#   match or not, and every name is kept. `names.filter((name) => matches(name))` does what was meant.
# Version: picomatch 4.0.7. Date: 2026-11-28.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent picomatch@4.0.7
cat >callback.mjs <<'JS'
import picomatch from 'picomatch';

const names = ['app.key', 'app.log', 'app.pem', 'app.txt'];
const matches = picomatch('*.log');
const asCallback = names.filter(matches);
const called = names.filter((name) => matches(name));
console.log(`filter(matches) keeps ${asCallback}\nfilter((name) => matches(name)) keeps ${called}`);
process.exit(`${asCallback}` === 'app.log,app.pem,app.txt' && `${called}` === 'app.log' ? 0 : 1);
JS
node callback.mjs
