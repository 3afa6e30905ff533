#!/usr/bin/env bash
# Guess: `zstdgrep -q PATTERN a.zst b.zst` exits with 0 where one of them has it, as grep, zgrep and xzgrep do; or always with 0, as its
#   manual says ("otherwise 0").
# Seen: with 0 only where each of them has it. `zstdgrep -q OutOfMemory *.zst` over a week of logs is "not there" unless it was there every day,
#   whatever the order, and though without -q the lines are printed. bzgrep is the same: a script that moves from gzip or xz to zstd or
#   bzip2 gets another answer. And a file that is not there is 1, "not found", where grep says 2.
# Version: zstd 1.5.4, gzip 1.12, xz-utils 5.4.1, bzip2 1.0.8 (Debian 12); zstd 1.5.7 (Debian 13). Date: 2026-12-01.
set -euo pipefail
type zstd gzip xz bzip2 &>/dev/null || { apt-get update -qq && apt-get install -qq --yes zstd gzip xz-utils bzip2 >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder/newer" trixie zstd
cd "$folder"
echo 'OutOfMemory in worker 3' >with
echo 'all is well' >without
for name in with without; do
  zstd --quiet --keep $name
  gzip --keep $name
  xz --keep $name
  bzip2 --keep $name
done
status() { "$@" >/dev/null 2>&1 && echo 0 || echo $?; }
look() {
  echo "$1: $(status "$2" OutOfMemory with."$3" without."$3") $(status "$2" OutOfMemory without."$3" with."$3")" \
    "$(status "$2" OutOfMemory with."$3" with."$3") $(status "$2" OutOfMemory missing."$3")"
}
echo 'status where the first, the last, both have it; where the file is missing'
seen=$(
  look zstdgrep zstdgrep zst
  PATH=$folder/newer/usr/bin:$PATH look 'zstdgrep 1.5.7' zstdgrep zst
  look bzgrep bzgrep bz2
  look zgrep zgrep gz
  look xzgrep xzgrep xz
)
echo "$seen"
[ "$(zstdgrep OutOfMemory with.zst without.zst)" = 'with.zst:OutOfMemory in worker 3' ]
[ "$seen" = 'zstdgrep: 1 1 0 1
zstdgrep 1.5.7: 1 1 0 1
bzgrep: 1 1 0 1
zgrep: 0 0 0 2
xzgrep: 0 0 0 2' ]
