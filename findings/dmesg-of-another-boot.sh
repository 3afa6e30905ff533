#!/usr/bin/env bash
# Guess: `dmesg -T -F saved.log` gives the times of a kernel log that was saved elsewhere (`dmesg --raw` of a customer's machine), or, as
#   seconds since an unknown boot say no time, refuses or leaves them as they are.
# Seen: it adds the seconds to the boot of the machine it runs on: times that look right, and have nothing to do with the log, up to some that
#   are still to come. --since and --until choose by them.
# Version: util-linux 2.38.1 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
day=86400
printf '<6>[    1.000000] Linux version of a machine elsewhere\n<4>[%d.000000] disk is slow\n' $((1000 * day)) >saved.log
dmesg --version
dmesg --ctime --file saved.log
booted=$(date --date "$(uptime --since)" +%s)
at() { date --date "$(dmesg --ctime --file saved.log | sed -n "$1s/^\[\(.*\)\].*/\1/p")" +%s; }
near() { [ $(($1 - $2)) -le 2 ] && [ $(($2 - $1)) -le 2 ] && echo yes || echo no; }
seen=$(
  echo "the first line is of a second behind this machine's boot: $(near "$(at 1)" $((booted + 1)))"
  echo "the second line is of 1000 days behind it: $(near "$(at 2)" $((booted + 1000 * day)))"
  echo "lines since tomorrow: $(dmesg --file saved.log --since tomorrow | wc --lines)"
)
echo "$seen"
[ "$seen" = "the first line is of a second behind this machine's boot: yes
the second line is of 1000 days behind it: yes
lines since tomorrow: 1" ]
