#!/usr/bin/env bash
# Guess: `d /srv/spool - - - 10d` for systemd-tmpfiles removes what is older than ten days by its modification time, as `find -mtime +10` does.
# Seen: a file has to be old by all of its times: also by the last change of its inode and its birth (and by its last read). A log of a month ago
#   that was unpacked, copied with its date, renamed or given another owner a minute ago stays ten days more, and a spool whose files a nightly
#   backup reads and dates back, or a chown -R at each start touches, is never emptied. Exit status 0, and only the log of level debug says why.
#   `m:10d` goes by the modification time alone.
# Version: systemd 252 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v systemd-tmpfiles >/dev/null || { apt-get update -qq && apt-get install -qq --yes systemd >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/from" "$folder/spool"
touch --date '30 days ago' "$folder/from/old.log"
cp --preserve=timestamps "$folder/from/old.log" "$folder/spool"
clean() {
  echo "d $folder/spool - - - $1" >"$folder/spool.conf"
  SYSTEMD_LOG_LEVEL=debug systemd-tmpfiles --clean "$folder/spool.conf" 2>"$folder/log" && status=0 || status=$?
  echo "$1: status $status, left: $(ls "$folder/spool")"
}
seen=$(
  echo "find -mtime +10: $(cd "$folder/spool" && find . -mtime +10)"
  clean 10d
  grep --only-matching 'change time .* is too new' "$folder/log" | sed 's/time .* is/time is/'
  clean m:10d
)
echo "$seen"
[ "$seen" = 'find -mtime +10: ./old.log
10d: status 0, left: old.log
change time is too new
m:10d: status 0, left: ' ]
