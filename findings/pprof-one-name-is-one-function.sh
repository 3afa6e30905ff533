#!/usr/bin/env bash
# Guess: a line of `go tool pprof -top` is a function of the profile: two that have one name in different files are two lines, as they are two
#   functions in profile.proto, with a file each.
# Seen: pprof joins by name alone. In a profile of Node `(anonymous)` of all files is one function, and so is each `get`, `handle` or `run`: a
#   function that does not exist heads the list, and in the graph its callers and callees are those of all of them (one calls what another
#   one's file calls). -peek and -focus mean the joined one too. -filefunctions keeps them apart, -lines does to the line.
# Version: go tool pprof of Go 1.19.8 (Debian 12), pprof-format 2.3.2. Date: 2026-12-01.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pprof-format@2.3.2
cat >profile.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Function, Line, Location, Profile, Sample, StringTable, ValueType } from 'pprof-format';

const stringTable = new StringTable();
const text = (value) => stringTable.dedup(value);
const functions = ['main main.js', '(anonymous) login.js', '(anonymous) export.js', 'get cache.js', 'get http.js'].map((both, index) => {
  const [name, file] = both.split(' ');
  return new Function({ id: index + 1, name: text(name), systemName: text(name), filename: text(file), startLine: 1 });
});
const location = functions.map(({ id }) => new Location({ id, line: [new Line({ functionId: id, line: id })] }));
// login.js asks the cache, export.js the network
const stacks = { 100: [2, 1], 200: [4, 2, 1], 300: [3, 1], 400: [5, 3, 1] };
const sample = Object.entries(stacks).map(([value, locationId]) => new Sample({ locationId, value: [Number(value)] }));
const sampleType = [new ValueType({ type: text('cpu'), unit: text('milliseconds') })];
writeFileSync('profile.pb.gz', gzipSync(new Profile({ stringTable, sampleType, function: functions, location, sample }).encode()));
JS
node profile.mjs
go version
top() { go tool pprof -top "$@" profile.pb.gz 2>/dev/null | awk '$4 ~ /ms$/ { $2 = $3 = $5 = ""; $0 = $0; $1 = $1; print }'; }
seen=$(
  echo "-top:"
  top
  echo "-top -filefunctions:"
  top -filefunctions
  echo "below (anonymous): $(go tool pprof -peek anonymous profile.pb.gz 2>/dev/null | sed -n 's/^ *\([0-9]*ms\) .* |   get$/\1 get/p')"
)
echo "$seen"
[ "$seen" = '-top:
600ms 600ms get
400ms 1000ms (anonymous)
0 1000ms main
-top -filefunctions:
400ms 400ms get http.js
300ms 700ms (anonymous) export.js
200ms 200ms get cache.js
100ms 300ms (anonymous) login.js
0 1000ms main main.js
below (anonymous): 600ms get' ]
