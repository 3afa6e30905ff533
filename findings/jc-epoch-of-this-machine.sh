#!/usr/bin/env bash
# Guess: jc turns "12:00:00 +0200", which `stat`, `git log` and others print, into the epoch of that moment, and what has no offset into that
#   of UTC.
# Seen: *_epoch is the moment at which a clock on the machine that runs jc shows 12:00, whatever offset stands behind it: +0200, +0000 and
#   -0500 come out equal, and other on a machine in another time zone. The one that can be relied on, *_epoch_utc, is null unless the text is
#   in UTC. So output that was saved elsewhere is wrong by hours.
# Version: jc 1.22.5 (Debian 12). Date: 2026-11-30.
set -euo pipefail
command -v jc >/dev/null || { apt-get update -qq && apt-get install -qq --yes jc >/dev/null; }
command -v jq >/dev/null || { apt-get update -qq && apt-get install -qq --yes jq >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >stat.txt <<'STAT'
  File: app.log
  Size: 6         	Blocks: 8          IO Block: 4096   regular file
Device: 254,1	Inode: 1           Links: 1
Access: (0644/-rw-r--r--)  Uid: (    0/    root)   Gid: (    0/    root)
Access: 2026-11-30 12:00:00.000000000 +0200
Modify: 2026-11-30 12:00:00.000000000 +0000
Change: 2026-11-30 12:00:00.000000000 -0500
 Birth: -
STAT
# shellcheck disable=SC2016 # what jq is to print
hours='.[0] | [.access_time_epoch, .access_time_epoch_utc, .modify_time_epoch, .modify_time_epoch_utc, .change_time_epoch, .change_time_epoch_utc] | map(if . then todate[11:19] else "null" end) | join(" ")'
seen=$(
  echo '+0200 | +0000 | -0500, each with its _utc'
  for zone in UTC America/New_York; do echo "$zone: $(TZ=$zone jc --stat <stat.txt | jq --raw-output "$hours")"; done
)
echo "$seen"
[ "$seen" = '+0200 | +0000 | -0500, each with its _utc
UTC: 12:00:00 null 12:00:00 12:00:00 12:00:00 null
America/New_York: 17:00:00 null 17:00:00 12:00:00 17:00:00 null' ]
