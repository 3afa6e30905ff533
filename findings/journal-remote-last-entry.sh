#!/usr/bin/env bash
# Guess: systemd-journal-remote reads a file in the export format as other readers of lines do: the last entry counts whether or not an
#   empty line follows it, and what cannot be stored is told by the exit status. Fed twice, an entry is stored once: its __CURSOR says which
#   it is.
# Seen: without the empty line behind it the last entry is dropped: "Premature EOF. 465 bytes lost" and exit status 0, as for a shell that
#   strips the end of a text ($(…)) or a writer that only puts the line between entries. Fields with a small letter in the name are left out
#   with no word. And each run stores everything anew, under cursors of its own: fed again, each line is there twice, and the cursor of the
#   source, by which a reader wanted to go on, is in none.
# Version: systemd 252 (Debian 12: systemd-journal-remote 252.39-1~deb12u2). Date: 2026-11-29.
set -euo pipefail
remote=/lib/systemd/systemd-journal-remote
[ -x $remote ] || { apt-get update -qq && apt-get install -qq --yes systemd-journal-remote >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
$remote --version | head -1
entry() {
  printf '__CURSOR=s=%032d;i=%s;b=%032d;m=1;t=1;x=1\n__REALTIME_TIMESTAMP=170000000%s000000\n' 1 "$1" 1 "$1"
  printf '__MONOTONIC_TIMESTAMP=%s000000\n_BOOT_ID=%032d\nMESSAGE=line %s\nrequest=r-%s\n' "$1" 1 "$1" "$1"
}
{ entry 1 && echo && entry 2; } >open
{ entry 1 && echo && entry 2 && echo; } >closed
read_in() {
  $remote --output "$1.journal" "$2" 2>>"$1.messages"
  echo "$1: status $?: $(journalctl --file "$1.journal" --output cat | paste -sd,)"
}
seen=$(
  read_in 'no empty line' open
  read_in 'empty line' closed
  read_in 'empty line' closed
)
echo "$seen"
grep Premature ./*.messages
fields=$(journalctl --file 'empty line.journal' --output export | grep --text --count '^request=' || true)
kept=$(journalctl --file 'empty line.journal' --output export | grep --text --count 's=0*1;' || true)
echo "fields named request: $fields, cursors of the source: $kept"
[ "$seen, $fields, $kept" = 'no empty line: status 0: line 1
empty line: status 0: line 1,line 2
empty line: status 0: line 1,line 2,line 1,line 2, 0, 0' ]
