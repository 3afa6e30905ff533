#!/usr/bin/env bash
# Guess: `awk '/ 5[0-9]{2} /'` finds the requests that failed in an access log, as `grep -E` does with the same pattern: repeats in braces have been
#   part of awk's regular expressions in POSIX since 1992.
# Seen: awk is mawk on Debian and Ubuntu, and Debian 12's mawk takes the braces for text: it looks for " 50{2} ", finds nothing, and exits
#   with 0. A report of errors by such a script is empty, and looks like good news. The same script is right with busybox awk, on Alpine.
#   Written out ([0-9][0-9]) it is right everywhere.
# Version: mawk 1.3.4-20200120 and busybox 1.35.0 (Debian 12). Date: 2026-12-01.
set -euo pipefail
missing=
for package in mawk busybox; do command -v $package >/dev/null || missing="$missing $package"; done
[ -z "$missing" ] || { apt-get update -qq && apt-get install -qq --yes $missing >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%s\n' 'GET /a 200 12' 'GET /b 503 40' 'GET /c 50{2} 7' >"$folder/access.log"
count() { "$@" "$folder/access.log" | awk '{ print $2 }' | paste --serial --delimiters=,; }
seen=$(
  echo "grep: $(count grep -E ' 5[0-9]{2} ')"
  echo "mawk: $(count mawk '/ 5[0-9]{2} /')"
  echo "mawk, written out: $(count mawk '/ 5[0-9][0-9] /')"
  echo "busybox awk: $(count busybox awk '/ 5[0-9]{2} /')"
)
mawk -W version 2>&1 | sed -n 1p
echo "$seen"
[ "$seen" = 'grep: /b
mawk: /c
mawk, written out: /b
busybox awk: /b' ]
