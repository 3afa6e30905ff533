#!/usr/bin/env bash
# Guess: where a log is matched twice, by app.log in one file of /etc/logrotate.d and by *.log in another one, logrotate takes one of them (the
#   first, the last, the more exact), tells of it, and rotates all others as ever.
# Seen: it leaves the pattern at the log that it knows already: of *.log each log before app.log in the alphabet is rotated, and none behind it,
#   though the next pattern of that section is. So a package that brings a file of its own for one log ends the rotation of half of the others.
#   The message names app.log alone, and says of the whole file "found error in file site, skipping", which it did not; the status is 1.
# Version: logrotate 3.21.0 (Debian 12). Date: 2026-12-01.
set -euo pipefail
PATH=$PATH:/usr/sbin
command -v logrotate >/dev/null || { apt-get update -qq && apt-get install -qq --yes logrotate >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir conf
echo "include $folder/conf" >main.conf
for name in access.log app.log shop.log worker.log audit.txt; do echo 'a line' >$name; done
printf '%s {\n  size 1\n  rotate 2\n}\n' "$folder/app.log" >conf/app
printf '%s %s {\n  size 1\n  rotate 2\n}\n' "$folder/*.log" "$folder/audit.txt" >conf/site
status=0
logrotate --state="$folder/state" main.conf 2>words || status=$?
seen=$(
  echo "status $status"
  sed "s|$folder|/…|" words
  echo "rotated: $(ls -- *.1 | xargs)"
  echo "not: $(ls -- *.log | xargs)"
)
echo "$seen"
[ "$seen" = 'status 1
error: site:1 duplicate log entry for /…/app.log
error: found error in file site, skipping
rotated: access.log.1 app.log.1 audit.txt.1
not: shop.log worker.log' ]
