#!/usr/bin/env bash
# Guess: `rclone copy --files-from list` fails, or at least warns, for a file of the list that is not there, as rsync and tar do.
# Seen: it says nothing, not even with -v, and exits with 0, also if none of the list is there. A line that begins with # or ; is a comment,
#   and a file of that name is left out as silently; --files-from-raw takes those, and is as silent about what is missing. Only
#   `rclone copyto` of one missing file fails. Who needs all of a list compares it with what came.
# Version: rclone 1.60.1 (Debian 12: 1.60.1+dfsg-2+b5). Date: 2026-11-30.
set -euo pipefail
command -v rclone >/dev/null || { apt-get update -qq && apt-get install -qq --yes rclone >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export RCLONE_CONFIG="$folder/rclone.conf"
touch rclone.conf
mkdir logs
echo a >logs/app.log
echo b >'logs/#queue.log'
printf '%s\n' app.log missing.log '#queue.log' >list
printf '%s\n' missing.log >none
run() {
  local status=0 log="$folder/log"
  "${@:2}" >"$log" 2>&1 || status=$?
  local said
  said=$(grep --only-matching --max-count=1 -e 'missing.log: Cannot stat' -e 'not found' "$log" || true)
  echo "$1: status $status, ${said:-not a word of the missing}: $(ls "to/$1" 2>/dev/null | paste -sd' ')"
}
seen=$(
  run files-from rclone copy -v --files-from list logs to/files-from
  run raw rclone copy -v --files-from-raw list logs to/raw
  run none rclone copy -v --files-from none logs to/none
  run copyto rclone copyto --retries 1 logs/missing.log to/copyto/missing.log
  run tar tar -C logs -cf x.tar --files-from list
)
echo "$seen"
[ "$seen" = 'files-from: status 0, not a word of the missing: app.log
raw: status 0, not a word of the missing: #queue.log app.log
none: status 0, not a word of the missing: 
copyto: status 3, not found: 
tar: status 2, missing.log: Cannot stat: ' ]
