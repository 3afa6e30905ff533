#!/usr/bin/env bash
# Guess: `unzip -p x.zip NAME`, with a name as `unzip -Z1` lists it, prints that file, and 'logs/*.log' means the files right in logs/.
# Seen: a name is a pattern to unzip. `app[1].log` is not "app[1].log" but "app1.log", which is printed with exit status 0 where there is
#   one; `*` goes through every `/`, so that logs/*.log is also logs/old/c.log. `app[[]1].log` is the name, and -W keeps `*` within a
#   folder. 7z takes brackets as they are, and `*` as a shell does.
# Version: unzip 6.0 (Debian 12: 6.0-28), p7zip-full 16.02+really26.02. Date: 2026-11-29.
set -euo pipefail
type unzip 7z zip &>/dev/null || { apt-get update -qq && apt-get install -qq --yes unzip zip p7zip-full >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p logs/old
echo 'of app1' >logs/app1.log
echo 'of app[1]' >'logs/app[1].log'
echo 'of c' >logs/old/c.log
zip --quiet --recurse-paths --no-dir-entries x.zip logs
with_7z() { 7z x -so x.zip "$1" | sort | paste --serial --delimiters=,; }
with_unzip() { unzip -p "${@:2}" x.zip "$1" | sort | paste --serial --delimiters=,; }
seen=$(
  echo "unzip app[1].log: $(with_unzip 'logs/app[1].log')"
  echo "unzip app[[]1].log: $(with_unzip 'logs/app[[]1].log')"
  echo "7z app[1].log: $(with_7z 'logs/app[1].log')"
  echo "unzip logs/*.log: $(with_unzip 'logs/*.log')"
  echo "unzip -W logs/*.log: $(with_unzip 'logs/*.log' -W)"
  echo "7z logs/*.log: $(with_7z 'logs/*.log')"
)
echo "$seen"
[ "$seen" = 'unzip app[1].log: of app1
unzip app[[]1].log: of app[1]
7z app[1].log: of app[1]
unzip logs/*.log: of app1,of app[1],of c
unzip -W logs/*.log: of app1,of app[1]
7z logs/*.log: of app1,of app[1]' ]
