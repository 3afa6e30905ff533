#!/usr/bin/env bash
# Guess: jq reads the times of a JSON log: `fromdate` those of ISO 8601, with a fraction of a second and an offset, and where it does not,
#   `strptime("…%z") | mktime` takes the offset into account, since it was told to read it.
# Seen: `fromdate` knows one form, whole seconds and Z: "10:00:00.123Z", as nearly every logger writes it, ends the run. And strptime reads the
#   offset and mktime leaves it out: 10:00+02:00 becomes the second of 10:00 UTC, two hours late, without a word. Lines of two zones that are
#   sorted or cut by it are in another order than they happened.
# Version: jq 1.6 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v jq >/dev/null || { apt-get update -qq && apt-get install -qq --yes jq >/dev/null; }
as_time() { jq --raw-output --null-input --arg at "$1" '$at | strptime("%Y-%m-%dT%H:%M:%S%z") | mktime | todate'; }
seen=$(
  for at in 2026-11-30T10:00:00Z 2026-11-30T10:00:00.123Z 2026-11-30T10:00:00+02:00; do
    echo "fromdate $at: $(jq --raw-output --null-input --arg at "$at" '$at | try (fromdate | todate) catch "refused"')"
  done
  for at in 2026-11-30T10:00:00+0000 2026-11-30T10:00:00+0200 2026-11-30T10:00:00-0500; do
    echo "strptime and mktime $at: $(as_time "$at"), $(date --utc --date "$at" +%FT%TZ) is right"
  done
)
jq --version
echo "$seen"
[ "$seen" = 'fromdate 2026-11-30T10:00:00Z: 2026-11-30T10:00:00Z
fromdate 2026-11-30T10:00:00.123Z: refused
fromdate 2026-11-30T10:00:00+02:00: refused
strptime and mktime 2026-11-30T10:00:00+0000: 2026-11-30T10:00:00Z, 2026-11-30T10:00:00Z is right
strptime and mktime 2026-11-30T10:00:00+0200: 2026-11-30T10:00:00Z, 2026-11-30T08:00:00Z is right
strptime and mktime 2026-11-30T10:00:00-0500: 2026-11-30T10:00:00Z, 2026-11-30T15:00:00Z is right' ]
