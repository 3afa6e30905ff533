#!/usr/bin/env bash
# Guess: lnav, which merges logs by time, and goaccess, which counts requests by hour, read the offset in "14:00:00+02:00" or "+0200": logs of
#   machines in several time zones come in the order in which things happened.
# Seen: both go by the clock time as it is written: what happened first comes last where its clock was ahead, and lnav's log_time (its SQL) has
#   14:00 for it. goaccess counts one second in two hours. No message, and TZ changes nothing.
# Version: lnav 0.11.1, goaccess 1.7 (Debian 12). Date: 2026-11-30.
set -euo pipefail
for program in lnav goaccess jq; do command -v $program >/dev/null || missing+=" $program"; done
# shellcheck disable=SC2086 # the names of packages
[ -z "${missing:-}" ] || { apt-get update -qq && apt-get install -qq --yes $missing >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HOME=$folder
echo '2026-11-30T14:00:00+02:00 first' >berlin.log
echo '2026-11-30T12:30:00Z second' >london.log
echo '2026-11-30T06:45:00-06:00 third' >chicago.log
logs() { lnav -n "$@" berlin.log london.log chicago.log; }
for time in 14:00:00\ +0200 12:00:00\ +0000; do
  echo "192.0.2.1 - - [30/Nov/2026:$time] \"GET / HTTP/1.1\" 200 100 \"-\" \"Mozilla/5.0\""
done >access.log
goaccess access.log --no-global-config --log-format=COMBINED --output=hours.json >/dev/null 2>&1
seen=$(
  echo "lnav: $(logs | sed 's/.* //' | xargs)"
  echo "its log_time: $(logs -c ';SELECT log_time FROM all_logs' -c ':write-csv-to -' | sed -n 's/.* \(..:..\):.*/\1/p' | xargs)"
  echo "hours of goaccess: $(jq --compact-output '[.visit_time.data[] | {(.data): .hits.count}] | add' hours.json)"
)
echo "$seen"
[ "$seen" = 'lnav: third second first
its log_time: 06:45 12:30 14:00
hours of goaccess: {"12":1,"14":1}' ]
