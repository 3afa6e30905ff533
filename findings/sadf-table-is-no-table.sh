#!/usr/bin/env bash
# Guess: `sadf -d FILE -- -u -r` is a CSV with semicolons: a header, then rows of as many columns; `-h` puts both activities into one row.
#   Times are those of `sar -f FILE`.
# Seen: a table for each activity, one below the other; the header again behind each restart of the machine, and in between a row of four
#   columns, the last with a tab in it. With -h the header has fewer columns than the rows, where there is more than one CPU: a literal
#   "[...]" stands for the others. And the times are UTC, where sar gives those of the reader's machine (of the writer's with -t): two
#   excerpts of one file do not fit.
# Version: sysstat 12.6.1 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Beside the system: as a package it would gather statistics of this machine
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm sysstat
cd "$folder"
export S_TIME_FORMAT=ISO TZ=Asia/Tokyo
usr/lib/sysstat/sadc 1 2 activity
usr/lib/sysstat/sadc activity
usr/lib/sysstat/sadc 1 2 activity
usr/bin/sadf -V | head -n 1
sadf() { usr/bin/sadf "$@"; }
sadf -d activity -- -u -r
sadf -d -h activity -- -u -r -P ALL
columns() { awk -F';' '{ print NF }' | uniq | xargs; }
hour() { sed -n "$1" | head -n 1; }
seen=$(
  echo "headers of two activities: $(sadf -d activity -- -u -r | grep --count '^#')"
  echo "columns of -u: $(sadf -d activity -- -u | columns)"
  echo "columns of the header with -h: $(sadf -d -h activity -- -u -r -P ALL | head -n 1 | columns)"
)
echo "$seen"
row=$(sadf -d -h activity -- -u -r -P ALL | sed -n 2p | columns)
utc=$(sadf -d activity -- -u | hour '2s/.* \([0-9]*\):.*UTC.*/\1/p')
local=$(usr/bin/sar.sysstat -f activity -u | hour 's/^\([0-9]*\):.*all.*/\1/p')
echo "columns of the rows: $row; hour in sadf $utc, in sar $local"
[ "$seen" = 'headers of two activities: 4
columns of -u: 10 4 10
columns of the header with -h: 21' ]
[ "$row" -gt 21 ] && [ $(((10#$utc + 9) % 24)) = $((10#$local)) ]
