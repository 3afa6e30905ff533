#!/usr/bin/env bash
# Guess: jq's strptime with %z reads the offset of "2026-11-30T12:00:00+0200", so that mktime gives the moment: 10:00 UTC. Or it refuses %z.
# Seen: it reads the offset and forgets it: the moment is 12:00 UTC, two hours late, with no error. Lines of access logs from several
#   time zones sort wrong. gojq gives 10:00 for the same program.
# Version: jq 1.6, gojq 0.12.11 (Debian 12). Date: 2026-11-30.
set -euo pipefail
for program in jq gojq; do command -v $program >/dev/null || missing+=" $program"; done
# shellcheck disable=SC2086 # the names of packages
[ -z "${missing:-}" ] || { apt-get update -qq && apt-get install -qq --yes $missing >/dev/null; }
# shellcheck disable=SC2016 # the variables are jq's
moment() { "$1" --null-input --raw-output --arg text "$2" --arg format "$3" '$text | strptime($format) | mktime | todate'; }
seen=$(
  for program in jq gojq; do
    for offset in -0500 +0000 +0200; do
      echo "$program: 12:00:00$offset is $(moment $program "2026-11-30T12:00:00$offset" %Y-%m-%dT%H:%M:%S%z)"
    done
    echo "$program: in an access log $(moment $program '30/Nov/2026:12:00:00 +0200' '%d/%b/%Y:%H:%M:%S %z')"
  done
)
echo "$seen"
[ "$seen" = 'jq: 12:00:00-0500 is 2026-11-30T12:00:00Z
jq: 12:00:00+0000 is 2026-11-30T12:00:00Z
jq: 12:00:00+0200 is 2026-11-30T12:00:00Z
jq: in an access log 2026-11-30T12:00:00Z
gojq: 12:00:00-0500 is 2026-11-30T17:00:00Z
gojq: 12:00:00+0000 is 2026-11-30T12:00:00Z
gojq: 12:00:00+0200 is 2026-11-30T10:00:00Z
gojq: in an access log 2026-11-30T10:00:00Z' ]
