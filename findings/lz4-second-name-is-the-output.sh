#!/usr/bin/env bash
# Guess: `lz4 *.log` makes an .lz4 of each log, as gzip, xz and zstd do with several names; -f only writes over an .lz4 that is there.
# Seen: of two names the second is the output: `lz4 -f a.log b.log` writes the compressed a.log over b.log, exits with 0, and no .lz4 is
#   there. A third name stands in a warning only ("c.log won't be used"). Without -f and a terminal nothing is compressed at all. It is -m
#   that makes an .lz4 of each; zstd does so as it is.
# Version: lz4 1.9.4, zstd 1.5.4 (Debian 12). Date: 2026-11-30.
set -euo pipefail
type lz4 zstd &>/dev/null || { apt-get update -qq && apt-get install -qq --yes lz4 zstd >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
compress() {
  rm -f ./*
  for name in a b c; do echo "text of $name" >"$name.log"; done
  status=0
  "$@" 2>messages </dev/null || status=$?
  # What an lz4 frame begins with
  [ "$(head -c 4 b.log | od -An -tx1 | tr -d ' ')" = 04224d18 ] && b="now holds $(lz4 -dc <b.log)" || b=$(cat b.log)
  echo "$*: status $status, b.log: $b, there: $(ls | grep -v messages | paste -sd' ')"
}
seen=$(
  compress lz4 a.log b.log
  compress lz4 -f a.log b.log
  compress lz4 -f a.log b.log c.log
  grep -o 'c.log won.t be used' messages
  compress lz4 -m a.log b.log
  compress zstd -q -f a.log b.log
)
echo "$seen"
[ "$seen" = "lz4 a.log b.log: status 1, b.log: text of b, there: a.log b.log c.log
lz4 -f a.log b.log: status 0, b.log: now holds text of a, there: a.log b.log c.log
lz4 -f a.log b.log c.log: status 0, b.log: now holds text of a, there: a.log b.log c.log
c.log won't be used
lz4 -m a.log b.log: status 0, b.log: text of b, there: a.log a.log.lz4 b.log b.log.lz4 c.log
zstd -q -f a.log b.log: status 0, b.log: text of b, there: a.log a.log.zst b.log b.log.zst c.log" ]
