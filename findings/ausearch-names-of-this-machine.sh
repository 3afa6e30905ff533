#!/usr/bin/env bash
# Guess: `ausearch -i -if audit.log` on a log that somebody sent translates what the log tells (paths in hexadecimal, system calls), and
#   leaves the numbers of users and groups, whose names only the machine knows that wrote it. `--format csv` and `--format text` write what
#   is in the log.
# Seen: all three put in the names that the numbers have on the machine of the reader: uid 2 of a machine elsewhere is "bin" here, and a
#   person's number is that of a colleague who has it on this one. No mark tells a name that was in the log (UID="alice", where auditd writes
#   log_format = ENRICHED) from one that was looked up. Only `--format raw` and the default leave the numbers.
# Version: auditd 3.0.9 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# ausearch alone: an installed auditd would write this machine's log
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm auditd libauparse0 libaudit1
cd "$folder"
# Some account of this machine: the last in its list
read -r uid name < <(getent passwd | awk -F: '$3 > 0 && $3 < 60000 { print $3, $1 }' | tail -n 1)
cat >audit.log <<LOG
type=SYSCALL msg=audit(1795960000.100:10): arch=c000003e syscall=257 success=no exit=-13 a0=ffffff9c a1=0 a2=0 a3=0 items=1 ppid=1 pid=100 auid=$uid uid=$uid gid=$uid euid=$uid suid=$uid fsuid=$uid egid=$uid sgid=$uid fsgid=$uid tty=(none) ses=1 comm="cat" exe="/usr/bin/cat" key="secrets"
type=PATH msg=audit(1795960000.100:10): item=0 name="/etc/shadow" inode=1 dev=08:01 mode=0100640 ouid=0 ogid=42 rdev=00:00 nametype=NORMAL
LOG
search() { LD_LIBRARY_PATH=$(echo "$folder"/{usr/,}lib/x86_64-linux-gnu | tr ' ' :) "$(ls -d usr/sbin/ausearch sbin/ausearch 2>/dev/null)" -if audit.log "$@" 2>/dev/null; }
named() { grep --quiet --word-regexp "$name" && echo named || echo a number; }
search --format text
seen=$(
  echo "default: $(search | named)"
  echo "raw: $(search --format raw | named)"
  echo "-i: $(search -i | named)"
  echo "csv: $(search --format csv | named)"
  echo "text: $(search --format text | named)"
)
echo "$seen"
[ "$seen" = 'default: a number
raw: a number
-i: named
csv: named
text: named' ]
