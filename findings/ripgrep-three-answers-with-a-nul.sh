#!/usr/bin/env bash
# Guess: ripgrep treats a log with NUL bytes in it (behind a copytruncate or a power cut) in one way in each mode: `rg -c` counts the lines that `rg`
#   prints, and a file that is not looked through to its end is told of.
# Seen: in a folder, `rg ERROR` prints what stands before the first NUL, then a line that it stopped; `rg -l` lists the file; and `rg -c` and
#   --count-matches have neither a number for it nor a word, with exit status 1 if there is no other file. Where the NUL is in the first
#   buffer, `rg` prints nothing either. Given by name, the same file is counted to its end. `-a` is the same in all, and so is grep -c.
# Version: ripgrep 13.0.0 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v rg >/dev/null || { apt-get update -qq && apt-get install -qq --yes ripgrep >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir logs
{
  seq --format='ERROR %06g' 100000
  head --bytes=100 /dev/zero
  seq --format='ERROR %06g' 100000
} >logs/app.log
status() { "$@" >/dev/null 2>&1 && echo 0 || echo $?; }
lines=$(rg ERROR logs | grep --count --text ERROR)
[ "$lines" -gt 1000 ] && [ "$lines" -lt 100001 ] && lines='some of the first 100000'
seen=$(
  echo "rg: $lines"
  echo "rg -l: $(rg -l ERROR logs)"
  echo "rg -c: $(rg -c ERROR logs 2>&1), status $(status rg -c ERROR logs)"
  echo "rg --count-matches: $(rg --count-matches ERROR logs 2>&1), status $(status rg --count-matches ERROR logs)"
  echo "rg -c, by name: $(rg -c ERROR logs/app.log)"
  echo "rg -c -a: $(rg -c -a ERROR logs)"
  echo "grep -rc: $(grep --recursive --count ERROR logs)"
)
echo "$seen"
[ "$seen" = 'rg: some of the first 100000
rg -l: logs/app.log
rg -c: , status 1
rg --count-matches: , status 1
rg -c, by name: 200000
rg -c -a: logs/app.log:200000
grep -rc: logs/app.log:200000' ]
