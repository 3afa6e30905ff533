#!/usr/bin/env bash
# Guess: `dpkg -S "$(command -v tar)"` and `dpkg -S "$(readlink -f /proc/PID/exe)"` say which package a program, or a library that a process has
#   loaded, is from: both are absolute paths of a file that a package installed.
# Seen: "no path found". /bin and /lib are links to /usr/bin and /usr/lib, dpkg knows the name under which the package has the file, and compares
#   text: tar is /bin/tar to it, and $PATH, /proc/PID/exe and /proc/PID/maps say /usr/bin/tar. A list of packages that a process uses
#   lacks libc6 itself. Whoever asks tries the path without /usr as well. (Debian 13 moved the files, there it works.)
# Version: dpkg 1.21 (Debian 12). Date: 2026-12-01.
set -euo pipefail
[ "$(. /etc/os-release && echo "$ID $VERSION_ID")" = 'debian 12' ] || { echo 'this is about Debian 12, run it there'; exit 1; }
sleep 60 &
process=$!
trap 'kill $process' EXIT
until [ "$(readlink "/proc/$process/exe")" = /usr/bin/sleep ]; do sleep 0.1; done
libc=$(grep --only-matching --max-count=1 '/.*/libc\.so\.6$' "/proc/$process/maps")
owner() { dpkg -S "$1" 2>/dev/null | cut -d: -f1 || true; }
seen=$(
  for path in /usr/bin/tar /bin/tar /usr/bin/gzip "$(readlink "/proc/$process/exe")" /bin/sleep "$libc" "${libc#/usr}" /usr/bin/sort; do
    name=$(owner "$path")
    echo "${path/$(uname -m)/CPU}: ${name:-nobody}"
  done
)
echo "$seen"
[ "$seen" = '/usr/bin/tar: nobody
/bin/tar: tar
/usr/bin/gzip: nobody
/usr/bin/sleep: nobody
/bin/sleep: coreutils
/usr/lib/CPU-linux-gnu/libc.so.6: nobody
/lib/CPU-linux-gnu/libc.so.6: libc6
/usr/bin/sort: coreutils' ]
