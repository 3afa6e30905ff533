#!/usr/bin/env bash
# Guess: /proc/PID/io counts what this process read and wrote, so that adding it up over all processes gives what the machine did, and the
#   process with the most is the one that does it.
# Seen: when a process has ended and its parent has waited for it, all of its bytes are added to the parent's, in one moment: a shell that reads
#   nothing itself has the 64 MB of the `cat` it started, and goes up to whoever waits for the shell. A supervisor or a cron job stands above
#   everything it ever started, a difference over a second has a whole backup in it, and between two looks the same bytes are counted in
#   the child and then in the parent. utime and stime in /proc/PID/stat are kept apart from cutime and cstime; for bytes there are no two.
# Version: Linux 6.18, bash 5.2 (Debian 12). Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
head --bytes 64M /dev/zero >large
of() { awk -v name="$1:" '$1 == name { print int($2 / 1048576) }' "/proc/$2/io"; }
cpu() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
mkfifo go
bash -c 'read -r; bash -c "cat large; cp large copy" >out; : >done; read -r' <>go &
shell=$!
look() { echo "read $(of rchar $shell), written $(of wchar $shell)"; }
before=$(look)
echo >go
until [ -e done ]; do sleep 0.1; done
after=$(look)
ticks=$(cpu $shell)
echo >go
wait $shell
echo "MiB of a shell that only starts another one: $before, then $after; clock ticks of its own: $ticks"
[ "$before; $after" = 'read 0, written 0; read 128, written 128' ]
