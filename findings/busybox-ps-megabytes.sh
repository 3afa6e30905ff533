#!/usr/bin/env bash
# Guess: `ps -o pid,rss` gives the memory in KiB, in busybox as in procps.
# Seen: busybox writes 83212 KiB as "81m". Whoever adds the column up, or sorts it by `sort -n`, takes the largest processes for the
#   smallest: only those below 10 MiB or so are in KiB. There is no option for the plain number; VmRSS in /proc/PID/status has it.
# Version: busybox 1.35.0 (1.38.0 too), procps 4.0.2 (Debian 12). Date: 2026-11-29.
set -euo pipefail
type busybox ps &>/dev/null || { apt-get update -qq && apt-get install -qq --yes busybox-static procps >/dev/null; }
folder=$(mktemp -d)
processes=()
trap 'kill "${processes[@]}" 2>/dev/null || true; rm -rf "$folder"' EXIT
hold() {
  perl -e '$_ = "x" x $ARGV[0]; $| = 1; print "ready\n"; sleep 60' "$1" >"$folder/$1" &
  processes+=($!)
  until [ -s "$folder/$1" ]; do sleep 0.1; done
}
hold 1000
hold 40000000
procps=$(ps -o rss= -p "${processes[0]}" -p "${processes[1]}" | xargs)
busybox=$(for pid in "${processes[@]}"; do busybox ps -o pid,rss | awk -v pid="$pid" '$1 == pid { print $2 }'; done | xargs)
largest=$(printf '%s\n' $busybox | sort -n | tail -n 1)
echo "RSS of a small and a large process: procps $procps, busybox $busybox; the larger to sort -n: $largest"
[[ $procps =~ ^[0-9]{4}\ [0-9]{5}$ && $busybox =~ ^[0-9]{4}\ [0-9]+m$ && $largest = "${busybox% *}" ]]
