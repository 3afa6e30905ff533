#!/usr/bin/env bash
# Guess: csvsort, csvjson, csvgrep and csvstack of csvkit move rows and columns, or write them in another format; a cell is what it was.
# Seen: csvsort and csvjson guess a type for each column and write the cells anew: the session 0070 is 70 (in JSON 70.0), the version 1.10 is 1.1
#   and so no longer another one than 1.1, a duration 5m is 0:05:00, "2026-11-30 11:00" has a T and seconds, and "n/a" and "none" are empty. -I
#   (no guess) keeps all but the last: csvsort empties them even then. csvcut, csvgrep and csvstack keep cells as they are.
# Version: csvkit 1.0.7 (Debian 12). Date: 2026-11-30.
set -euo pipefail
command -v csvsort >/dev/null || { apt-get update -qq && apt-get install -qq --yes --no-install-recommends csvkit >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >jobs.csv <<'CSV'
name,session,version,took,at,result
b,0070,1.10,5m,2026-11-30 11:00,n/a
a,0012,1.9,90s,2026-11-29 12:30,none
CSV
csvsort --version
seen=$(
  csvsort -c name jobs.csv
  csvsort -I -c name jobs.csv
  csvjson --stream jobs.csv
)
echo "$seen"
[ "$seen" = 'name,session,version,took,at,result
a,12,1.9,0:01:30,2026-11-29T12:30:00,
b,70,1.10,0:05:00,2026-11-30T11:00:00,
name,session,version,took,at,result
a,0012,1.9,90s,2026-11-29 12:30,
b,0070,1.10,5m,2026-11-30 11:00,
{"name": "b", "session": 70.0, "version": 1.1, "took": "0:05:00", "at": "2026-11-30T11:00:00", "result": null}
{"name": "a", "session": 12.0, "version": 1.9, "took": "0:01:30", "at": "2026-11-29T12:30:00", "result": null}' ]
for same in "csvcut -c 1-6" "csvgrep -c name -r ." csvstack; do $same jobs.csv | cmp - jobs.csv; done
