#!/usr/bin/env bash
# Guess: `du -s A B` says how large A is and how large B is, as two calls of du would; a line for each name, in whatever order.
# Seen: du counts each file once in a call. `du -s /srv /srv/log` has one line, without a word about the second name; `du -s /srv/log /srv` has two,
#   and the second one is /srv without its log: a folder that is smaller than what is in it. Of two folders with hard links
#   to the same files (backups by rsync --link-dest or cp -l) the second is as good as empty. A table of folders, the way a report on a full disk
#   asks for it, depends on their order; `-l` counts each time, and has both lines. busybox du is the same.
# Version: coreutils 9.1, busybox 1.35.0 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v busybox >/dev/null || { apt-get update -qq && apt-get install -qq --yes busybox >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p srv/log monday tuesday
head --bytes 20M /dev/urandom >srv/log/app.log
head --bytes 20M /dev/urandom >monday/data
ln monday/data tuesday/data
# In MiB, without the blocks of the folders themselves
sizes() { "$@" | awk '{ printf "%s%s %d", separator, $2, $1 / 1024; separator = ", " } END { print "" }'; }
seen=$(
  for du in du 'busybox du' 'du -l'; do
    for names in 'srv srv/log' 'srv/log srv' 'monday tuesday'; do echo "$du -sk $names: $(sizes $du -sk $names)"; done
  done
)
echo "$seen"
[ "$seen" = 'du -sk srv srv/log: srv 20
du -sk srv/log srv: srv/log 20, srv 0
du -sk monday tuesday: monday 20, tuesday 0
busybox du -sk srv srv/log: srv 20
busybox du -sk srv/log srv: srv/log 20, srv 0
busybox du -sk monday tuesday: monday 20, tuesday 0
du -l -sk srv srv/log: srv 20, srv/log 20
du -l -sk srv/log srv: srv/log 20, srv 20
du -l -sk monday tuesday: monday 20, tuesday 20' ]
