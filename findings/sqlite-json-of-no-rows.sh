#!/usr/bin/env bash
# Guess: `sqlite3 -json app.db 'SELECT …'` writes JSON: a list of objects, and [] where no row is found.
# Seen: of no row it writes nothing at all, zero bytes, with exit status 0. JSON.parse throws, and jq gives nothing: a report of failed jobs breaks
#   on the day on which there is none. And an infinity is the text 1e999, which is valid and is another value to each reader: Infinity in
#   JavaScript, the largest number in jq. A query with a join that has two columns `id` gives objects with that key twice.
# Version: sqlite3 3.40.1 (Debian 12), jq 1.6, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
type sqlite3 jq &>/dev/null || { apt-get update -qq && apt-get install -qq --yes sqlite3 jq >/dev/null; }
as_json() { sqlite3 -json :memory: "$1"; }
infinity=$(as_json 'SELECT 9e999 AS rate')
seen=$(
  echo "no row: $(as_json 'SELECT 1 AS id WHERE 0' | wc -c) bytes, status $(as_json 'SELECT 1 AS id WHERE 0' && echo 0)"
  echo "JSON.parse: $(node -e 'try { JSON.parse("") } catch (error) { console.log(error.message) }')"
  echo "one row: $(as_json 'SELECT 1 AS id')"
  echo "infinity: $infinity jq $(jq --compact-output . <<<"$infinity") node $(node -p 'JSON.parse(process.argv[1])[0].rate' "$infinity")"
  echo "two ids: $(as_json 'SELECT 1 AS id, 2 AS id')"
)
echo "$seen"
[ "$seen" = 'no row: 0 bytes, status 0
JSON.parse: Unexpected end of JSON input
one row: [{"id":1}]
infinity: [{"rate":1e999}] jq [{"rate":1.7976931348623157e+308}] node Infinity
two ids: [{"id":1,"id":2}]' ]
