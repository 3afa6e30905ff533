#!/usr/bin/env bash
# Guess: `date -d "2026-11-30 10:00 -1 hour"` is 09:00, as `date -d "-1 hour"` is an hour ago, and "+30 minutes" behind a time is half an
#   hour later: so scripts cut an hour of log before an incident.
# Seen: a number with a sign that stands behind a time of day is its time zone: 10:00 in the zone -1 is 11:00 UTC, and "hour" is one more: 12:00,
#   three hours off and in the wrong direction, with exit status 0. "+30 minutes" is "invalid date", as there is no zone +30, and "+3 hours" is 08:00.
#   With the zone written out ("10:00 UTC -1 hour"), or "1 hour ago", it is right.
# Version: coreutils 9.1 (Debian 12). Date: 2026-12-01.
set -euo pipefail
at() { TZ=UTC date --date "2026-11-30 $1" +%H:%M 2>/dev/null || echo invalid; }
seen=$(
  for text in '10:00 -1 hour' '10:00 +3 hours' '10:00 +30 minutes' '10:00 UTC -1 hour' '10:00 1 hour ago' '-1 hour'; do
    echo "$text: $(at "$text")"
  done
)
date --version | sed -n 1p
echo "$seen"
[ "$seen" = '10:00 -1 hour: 12:00
10:00 +3 hours: 08:00
10:00 +30 minutes: invalid
10:00 UTC -1 hour: 09:00
10:00 1 hour ago: 09:00
-1 hour: 23:00' ]
