#!/usr/bin/env bash
# Guess: `mlr --icsv --ojson cat` writes JSON: a field that is no number of JSON comes as a string.
# Seen: what Miller takes for a number stands without quotes, as it was written: .5 and 5. and the address 0x1F make the whole output
#   unreadable, with exit status 0. The newer version turns 0x1F into 31, and the id 0xffffffffffffffff into -1, and leaves .5 and 5. as
#   they are. With -S (no field is a number) it is JSON in both.
# Version: Miller 6.6.0 (Debian 12) and 6.18.1 (Debian testing), Node 24.21.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unpack=$(cd "$(dirname "$0")/../tools/ci" && pwd)/unpack-newer.sh
"$unpack" "$folder/old" bookworm miller
"$unpack" "$folder/new" testing miller
cd "$folder"
printf 'name,value\naddress,0x1F\nid,0xffffffffffffffff\nload,.5\nseconds,5.\ncode,007\n' >values.csv
cat >parsed.mjs <<'JS'
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  let parsed = true;
  try {
    JSON.parse(line);
  } catch {
    parsed = false;
  }
  console.log(parsed ? 'JSON   ' : 'no JSON', line);
}
JS
seen=$(
  for version in old new; do
    for flag in '' -S; do
      # shellcheck disable=SC2086 # no flag is no argument
      $version/usr/bin/mlr --icsv --ojsonl $flag cat values.csv >"$version$flag.jsonl"
      echo "$($version/usr/bin/mlr --version) $flag"
      node parsed.mjs <"$version$flag.jsonl"
    done
  done
)
echo "$seen"
strings='JSON    {"name": "address", "value": "0x1F"}
JSON    {"name": "id", "value": "0xffffffffffffffff"}
JSON    {"name": "load", "value": ".5"}
JSON    {"name": "seconds", "value": "5."}
JSON    {"name": "code", "value": "007"}'
[ "$seen" = "mlr 6.6.0 
no JSON {\"name\": \"address\", \"value\": 0x1F}
no JSON {\"name\": \"id\", \"value\": 0xffffffffffffffff}
no JSON {\"name\": \"load\", \"value\": .5}
no JSON {\"name\": \"seconds\", \"value\": 5.}
JSON    {\"name\": \"code\", \"value\": \"007\"}
mlr 6.6.0 -S
$strings
mlr 6.18.1 
JSON    {\"name\": \"address\", \"value\": 31}
JSON    {\"name\": \"id\", \"value\": -1}
no JSON {\"name\": \"load\", \"value\": .5}
no JSON {\"name\": \"seconds\", \"value\": 5.}
JSON    {\"name\": \"code\", \"value\": \"007\"}
mlr 6.18.1 -S
$strings" ]
