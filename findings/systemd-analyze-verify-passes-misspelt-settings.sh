#!/usr/bin/env bash
# Guess: `systemd-analyze verify app.service` fails for a unit with a setting that systemd does not know or cannot read, as `nginx -t` and
#   `sshd -t` do: a step of CI that runs it is red.
# Seen: it says so on standard error, "Unknown key 'Restrat' in section [Service], ignoring", and exits with 0: the step is green, and the
#   service that was to be restarted, or held to 1 GB, is not. It exits with 1 where the program or a unit that is required is missing.
#   --recursive-errors=no makes a status of what is wrong in the unit itself.
# Version: systemd 252 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v systemd-analyze >/dev/null || { apt-get update -qq && apt-get install -qq --yes systemd >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
unit() { printf '[Service]\nExecStart=%s\n' "$2" | cat - "${@:3}" >"$1.service"; }
printf 'Restrat=always\nMemoryMax=1 gigabyte\n' >mistakes
unit right /bin/true
unit misspelt /bin/true mistakes
unit missing /bin/there-is-none
systemd-analyze --version | head -n 1
try() { systemd-analyze verify "$@" 2>>messages && echo "$*: 0" || echo "$*: $?"; }
seen=$(
  for name in right misspelt missing; do try ./$name.service; done
  for name in right misspelt; do try --recursive-errors=no ./$name.service; done
)
sort --unique messages
echo "$seen"
[ "$seen" = './right.service: 0
./misspelt.service: 0
./missing.service: 1
--recursive-errors=no ./right.service: 0
--recursive-errors=no ./misspelt.service: 1' ]
grep --quiet "Unknown key 'Restrat'" messages
grep --quiet "Invalid memory limit '1 gigabyte'" messages
