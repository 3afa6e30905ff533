#!/usr/bin/env bash
# Guess: `journalctl --grep` filters lines, so `-n 2 -g failed` is `-n 2` of the lines with "failed": the two newest, the newest of them
#   last. And `-g` is case sensitive, as grep is.
# Seen: with both the newest line comes first, in every output format: what is kept in a file is a log that runs backwards, and `tail -n 1`
#   of it is the oldest. A pattern with no capital letter in it finds "Failed" and "FAILED" too, one with a capital finds its own case
#   alone: `-g failed` has more than `-g Failed`.
# Version: systemd 252 (Debian 12). Date: 2026-11-29.
set -euo pipefail
command -v /lib/systemd/systemd-journal-remote >/dev/null ||
  { apt-get update -qq && apt-get install -qq --yes systemd-journal-remote >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
n=0
for message in 'disk failed' 'started' 'Failed again' 'FAILED once more'; do
  n=$((n + 1))
  printf '__REALTIME_TIMESTAMP=%d\n__MONOTONIC_TIMESTAMP=%d\n_BOOT_ID=%032d\nMESSAGE=%s\n\n' $((1795960000000000 + n)) $n 1 "$message"
done >journal.export
/lib/systemd/systemd-journal-remote --output=x.journal journal.export 2>/dev/null
read_journal() { journalctl --file=x.journal --quiet --no-pager --output=cat "$@" | paste --serial --delimiters=,; }
seen=$(
  echo "-n 2: $(read_journal -n 2)"
  echo "-g failed: $(read_journal -g failed)"
  echo "-n 2 -g failed: $(read_journal -n 2 -g failed)"
  echo "-g Failed: $(read_journal -g Failed)"
)
echo "$seen"
[ "$seen" = '-n 2: Failed again,FAILED once more
-g failed: disk failed,Failed again,FAILED once more
-n 2 -g failed: FAILED once more,Failed again
-g Failed: Failed again' ]
