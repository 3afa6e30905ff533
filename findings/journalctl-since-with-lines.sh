#!/usr/bin/env bash
# Guess: `journalctl -n 2` prints the newest two entries, so `--since 10:00 -n 2` the newest two since ten o'clock, and `--until 10:00 -n 2` the
#   last two before it: a time chooses, and -n cuts what was chosen.
# Seen: with --since it prints the oldest two: "what happened in the last hour, 1000 lines at most" ends with the start of the hour, and the newest
#   entries, which one looks for, are missing. With --until alone it prints nothing, with exit status 0: it goes back two entries from the end of the
#   journal, and those are too late. With both, the oldest two again. `| tail -n 2` gives what was meant.
# Version: systemd 252 (Debian 12), on a journal that was written for it. Date: 2026-12-01.
set -euo pipefail
command -v /lib/systemd/systemd-journal-remote >/dev/null ||
  { apt-get update -qq && apt-get install -qq --yes systemd-journal-remote >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for n in 1 2 3 4 5 6; do
  at=$(date --utc --date "2026-11-30 10:0$n:00" +%s)
  printf '__REALTIME_TIMESTAMP=%d000000\n__MONOTONIC_TIMESTAMP=%d\n_BOOT_ID=%032d\nMESSAGE=10:0%d\n\n' "$at" $n 1 $n
done >journal.export
/lib/systemd/systemd-journal-remote --output=x.journal journal.export 2>/dev/null
read_journal() {
  TZ=UTC journalctl --file=x.journal --quiet --no-pager --output=cat "$@" | paste --serial --delimiters=,
  echo "  status ${PIPESTATUS[0]}"
}
since='2026-11-30 10:02' until='2026-11-30 10:03'
seen=$(
  echo "-n 2: $(read_journal -n 2)"
  echo "--since 10:02 -n 2: $(read_journal --since "$since" -n 2)"
  echo "--until 10:03 -n 2: $(read_journal --until "$until" -n 2)"
  echo "--since 10:02 --until 10:03 -n 2: $(read_journal --since "$since" --until "$until" -n 2)"
)
echo "$seen"
[ "$seen" = '-n 2: 10:05,10:06
  status 0
--since 10:02 -n 2: 10:02,10:03
  status 0
--until 10:03 -n 2: 
  status 0
--since 10:02 --until 10:03 -n 2: 10:02,10:03
  status 0' ]
