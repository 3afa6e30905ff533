#!/usr/bin/env bash
# Guess: a time span of systemd such as TimeoutStopSec=1h30 or RuntimeMaxSec=1d12 is what people mean by it (an hour and a half, a day and a
#   half), or is refused; 5M is 5 minutes, as upper and lower case are one for most parsers of durations.
# Seen: a number without a unit is seconds, wherever it stands: 1h30 is an hour and 30 seconds, 1d12 a day and 12 seconds. Nothing warns, and
#   `systemd-analyze verify` has no word for it either. 5M is five months. `systemd-analyze timespan` shows what was understood.
# Version: systemd 252 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v systemd-analyze >/dev/null || { apt-get update -qq && apt-get install -qq --yes systemd >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
seen=$(
  for span in 1h30 1d12 '2h 30' 1.5h 5m 5M; do
    echo "$span: $(systemd-analyze timespan "$span" | sed -n 's/^ *Human: //p')"
  done
)
echo "$seen"
[ "$seen" = '1h30: 1h 30s
1d12: 1d 12s
2h 30: 2h 30s
1.5h: 1h 30min
5m: 5min
5M: 5month' ]
printf '[Service]\nExecStart=/bin/true\nTimeoutStopSec=1h30\nRuntimeMaxSec=5M\n' >"$folder/job.service"
words=$(systemd-analyze verify "$folder/job.service" 2>&1 | grep job.service || true)
echo "systemd-analyze verify: ${words:-no word}"
[ -z "$words" ]
