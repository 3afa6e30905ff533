#!/usr/bin/env bash
# Guess: `timeout 5 command` exits with 124 when the time is up, so that a script can tell it from a failure of the command.
# Seen: in busybox (on Alpine, in an initramfs) it exits with 143, as a command does that somebody else ended with SIGTERM. `[ $? = 124 ]`
#   never holds there, and a late step is taken for a failed one.
# Version: busybox 1.35.0 (1.38.0 too), coreutils 9.1 (Debian 12). Date: 2026-11-29.
set -euo pipefail
command -v busybox >/dev/null || { apt-get update -qq && apt-get install -qq --yes busybox-static >/dev/null; }
exit_of() {
  local status=0
  "$@" 2>/dev/null || status=$?
  echo "$status"
}
seen="late: coreutils $(exit_of timeout 1 sleep 5), busybox $(exit_of busybox timeout 1 sleep 5)"
seen+="; in time, failed: coreutils $(exit_of timeout 5 false), busybox $(exit_of busybox timeout 5 false)"
echo "$seen"
[ "$seen" = 'late: coreutils 124, busybox 143; in time, failed: coreutils 1, busybox 1' ]
