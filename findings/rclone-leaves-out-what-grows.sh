#!/usr/bin/env bash
# Guess: `rclone copy` of a log that is being written copies it as it was at some moment, as cp, tar (with a warning) and rsync do.
# Seen: it compares size and time at each read, and gives up at the first change: "can't copy - source file is being updated". Three attempts
#   of it fail in the same way, the part that was written is removed, and the exit status is 6: of the one log that matters nothing
#   is there, and all the old ones are. --local-no-check-updated copies what the file had when it began.
# Version: rclone 1.60.1 (Debian 12: 1.60.1+dfsg-2+b5). Date: 2026-11-30.
set -euo pipefail
command -v rclone >/dev/null || { apt-get update -qq && apt-get install -qq --yes rclone >/dev/null; }
folder=$(mktemp -d)
trap 'kill "$writer" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
export RCLONE_CONFIG="$folder/rclone.conf"
touch rclone.conf
mkdir logs
echo 'of yesterday' >logs/app.log.1
head -c 40000000 /dev/zero | tr '\0' '.' >logs/app.log
# A line each few milliseconds, for a minute at most
(for _ in $(seq 20000); do echo "one more line" >>logs/app.log && sleep 0.003; done) &
writer=$!
copy() {
  local status=0
  "${@:2}" 2>"$1.messages" || status=$?
  echo "$1: status $status, there: $(ls "$1" | paste -sd' '), gave up $(grep --count 'ERROR : app.log:.*being updated' "$1.messages") times"
}
seen=$(
  copy copied rclone copy logs copied
  copy unchecked rclone copy --local-no-check-updated logs unchecked
  mkdir cp && copy cp cp -r logs/. cp
)
echo "$seen"
grep --max-count=1 --only-matching "can't copy.*" copied.messages
[ "$seen" = 'copied: status 6, there: app.log.1, gave up 3 times
unchecked: status 0, there: app.log app.log.1, gave up 0 times
cp: status 0, there: app.log app.log.1, gave up 0 times' ]
