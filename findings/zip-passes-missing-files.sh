#!/usr/bin/env bash
# Guess: `zip -q support.zip app.log audit.log` exits with another status than 0 where audit.log is not there, and says so, as tar, 7z and cp
#   do: zip's manual has the status 18, "could not open a specified file to read".
# Seen: status 0. -q, which scripts give against the list of what was added, takes the warning ("name not matched") with it: no word at all.
#   The same for a list of names on standard input (-@). Only where none of the names is there the status is 12, "nothing to do". 18 is for a
#   file that is there and cannot be opened. With -MM each name has to match: then it is 18, and no archive is written.
# Version: zip 3.0, 7-Zip 26.02, tar 1.34 (Debian 12). Date: 2026-12-01.
set -euo pipefail
type zip 7z tar &>/dev/null || { apt-get update -qq && apt-get install -qq --yes zip p7zip-full tar >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo 'a line' >app.log
printf 'app.log\naudit.log\n' >names
outcome() {
  local status=0 words
  words=$("$@" 2>&1 <names) || status=$?
  echo "$status, $(printf %s "$words" | wc -c) bytes of output"
}
seen=$(
  echo "zip -q: $(outcome zip -q one.zip app.log audit.log)"
  echo "zip -q -@: $(outcome zip -q two.zip -@)"
  echo "zip -q, none: $(outcome zip -q three.zip audit.log other.log | cut -d, -f1)"
  echo "zip -q -MM: $(outcome zip -q -MM four.zip app.log audit.log | cut -d, -f1)"
  echo "7z: $(outcome 7z a five.zip app.log audit.log | cut -d, -f1)"
  echo "tar: $(outcome tar -cf six.tar app.log audit.log | cut -d, -f1)"
  echo "$(ls -- *.zip *.tar | xargs)"
)
echo "$seen"
[ "$seen" = 'zip -q: 0, 0 bytes of output
zip -q -@: 0, 0 bytes of output
zip -q, none: 12
zip -q -MM: 18
7z: 1
tar: 2
five.zip one.zip six.tar two.zip' ]
