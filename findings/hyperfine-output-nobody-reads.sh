#!/usr/bin/env bash
# Guess: `hyperfine 'tar -c logs'` measures how long it takes to make the archive, and `hyperfine 'grep 9 app.log'` a search through the file; that
#   hyperfine throws the output away saves the terminal, no more.
# Seen: it gives the command /dev/null, and GNU tar and grep look whether it is that: tar reads none of the files' contents, and grep ends at the
#   first line that matches. Another tar, or rg and grep side by side, are compared with work that was not done. The same with
#   `time tar -c logs >/dev/null`. With --output=pipe all is read. (tar -cz and other programs notice nothing: there is a pipe.)
# Version: hyperfine 1.15.0, tar 1.34, grep 3.8, strace 6.1 (Debian 12). Date: 2026-12-01.
set -euo pipefail
type hyperfine strace &>/dev/null || { apt-get update -qq && apt-get install -qq --yes hyperfine strace >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir logs
seq 400000 >logs/app.log
size=$(wc --bytes <logs/app.log)
# How much of the log's size the command reads, in a run of hyperfine
read_by() {
  local command=$1
  shift
  hyperfine --runs 1 "$@" "strace -f -qq -e trace=read -o calls $command" &>/dev/null
  awk -v size="$size" '/ read\(/ && $NF > 0 { bytes += $NF } END { print (bytes < size / 10 ? "less than a tenth" : "all of it") }' calls
}
seen=$(
  for command in 'tar -c logs' 'grep 9 logs/app.log' 'cat logs/app.log' 'tar -cz logs'; do
    echo "$command: $(read_by "$command"), with --output=pipe $(read_by "$command" --output=pipe)"
  done
)
echo "$seen"
[ "$seen" = 'tar -c logs: less than a tenth, with --output=pipe all of it
grep 9 logs/app.log: less than a tenth, with --output=pipe all of it
cat logs/app.log: all of it, with --output=pipe all of it
tar -cz logs: all of it, with --output=pipe all of it' ]
