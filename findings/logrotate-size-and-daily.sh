#!/usr/bin/env bash
# Guess: `daily` and `size 100M` for one log mean "every day, or when it is larger", or "every day, if it is larger".
# Seen: neither: the one that stands last is the only one. `size` after `daily` (as a setting of a file after one of /etc/logrotate.conf is)
#   never rotates a log that stays small, which then holds years; `daily` after `size` lets it grow without a limit in between. Exit status
#   0, and a word of it only with --verbose. `maxsize` is "or", `minsize` is "and".
# Version: logrotate 3.21.0 (Debian 12). Date: 2026-11-29.
set -euo pipefail
PATH=$PATH:/usr/sbin
command -v logrotate >/dev/null || { apt-get update -qq && apt-get install -qq --yes logrotate >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# Whether a log of some bytes that was last rotated at a day is rotated
rotates() {
  rm -f app.log* state logrotate.conf
  head --bytes="$2" /dev/zero >app.log
  printf 'logrotate state -- version 2\n"%s" %s\n' "$folder/app.log" "$(date --date "$3" +%Y-%-m-%-d-0:0:0)" >state
  printf '%b' "$1\n$folder/app.log {\n  rotate 3\n  $4\n}\n" >logrotate.conf
  chmod 600 state
  logrotate --state state logrotate.conf
  [ -e app.log.1 ] && echo yes || echo no
}
seen=$(
  echo "daily, then size 1k; 10 bytes of a month: $(rotates daily 10 '30 days ago' 'size 1k')"
  echo "size 1k, then daily; 10 bytes of a month: $(rotates 'size 1k' 10 '30 days ago' daily)"
  echo "size 1k, then daily; 2000 bytes of today: $(rotates 'size 1k' 2000 today daily)"
  echo "daily and maxsize 1k; 2000 bytes of today: $(rotates daily 2000 today 'maxsize 1k')"
  echo "daily and minsize 1k; 10 bytes of a month: $(rotates daily 10 '30 days ago' 'minsize 1k')"
)
echo "$seen"
[ "$(grep --only-matching '[a-z]*$' <<<"$seen" | xargs)" = 'no yes no yes no' ]
