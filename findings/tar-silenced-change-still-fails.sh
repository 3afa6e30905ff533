#!/usr/bin/env bash
# Guess: `tar --warning=no-file-changed` is for archives of logs that are being written: "file changed as we read it" is no failure then, and the
#   exit status is 0. Or --ignore-failed-read makes it one, if --warning is about words alone.
# Seen: the words are gone and the status is 1 all the same, so a backup fails and its log says nothing at all; with both options too. The
#   archive is whole, and 1 means just that ("some files differ"): a script takes 0 and 1 for success, and 2 for a failure.
# Version: tar 1.34 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v tar >/dev/null || { apt-get update -qq && apt-get install -qq --yes tar >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir logs
seq 200000 >logs/app.log
# A line is added to the log while tar reads it: after each twentieth record
pack() {
  local status=0 words
  words=$(tar --create --file=logs.tar "$@" --checkpoint=20 --checkpoint-action=exec='echo one more >>logs/app.log' logs 2>&1) || status=$?
  echo "status $status, ${words:-no word}"
}
seen=$(
  echo "alone: $(pack)"
  echo "--warning=no-file-changed: $(pack --warning=no-file-changed)"
  echo "and --ignore-failed-read: $(pack --warning=no-file-changed --ignore-failed-read)"
  echo "lines in the archive: $(($(tar --extract --to-stdout --file=logs.tar logs/app.log | head --lines=200000 | tail --lines=1)))"
)
echo "$seen"
[ "$seen" = 'alone: status 1, tar: logs/app.log: file changed as we read it
--warning=no-file-changed: status 1, no word
and --ignore-failed-read: status 1, no word
lines in the archive: 200000' ]
