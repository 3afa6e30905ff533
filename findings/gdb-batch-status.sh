#!/usr/bin/env bash
# Guess: `gdb --batch -ex A -ex B PROGRAM CORE`, which a service calls to read a core dump, exits with another status than 0 when the core
#   file is not there or a command fails: gdb's manual says so of batch mode. And it stops at the first error, as it does in a file of
#   commands.
# Seen: it goes on, and only the last command counts: no core file and no stack are status 0 where `info sharedlibrary` follows, and a
#   command that failed last makes a whole report a failure. A file of commands (-x) does stop at its first error, and that is forgotten too
#   when an -ex behind it works. What is asked for has to be looked for in the output.
# Version: gdb 13.1 (Debian 12). Date: 2026-11-30.
set -euo pipefail
command -v gdb >/dev/null || { apt-get update -qq && apt-get install -qq --yes gdb >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
gdb --version | head -n 1
printf 'backtrace\necho unreached\\n\n' >commands
run() {
  local status=0
  gdb --nx --batch "$@" /bin/true >out 2>&1 || status=$?
  echo "$*: $status ($(sed "s|$folder/||" out | paste --serial --delimiters=,))"
}
seen=$(
  run -ex 'core-file missing' -ex backtrace -ex 'echo done\n'
  run -ex 'echo done\n' -ex backtrace
  run -x commands
  run -x commands -ex 'echo done\n'
)
echo "$seen"
[ "$seen" = '-ex core-file missing -ex backtrace -ex echo done\n: 0 (missing: No such file or directory.,No stack.,done)
-ex echo done\n -ex backtrace: 1 (done,No stack.)
-x commands: 1 (commands:1: Error in sourced command file:,No stack.)
-x commands -ex echo done\n: 0 (commands:1: Error in sourced command file:,No stack.,done)' ]
