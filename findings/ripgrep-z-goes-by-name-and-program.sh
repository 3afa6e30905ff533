#!/usr/bin/env bash
# Guess: `rg -z` looks into compressed files, and if it cannot read one it says so or exits with 2.
# Seen: it starts the program that belongs to the end of the name (.zst: zstd, .gz: gzip). Where that program is not installed, as in a small
#   image, it searches the compressed bytes instead, finds nothing and exits with 1: "not there". The same for a compressed file with another
#   name, such as app.log.gz.1 or one without an ending. Only --debug tells ("falling back to uncompressed reader"). zgrep reads gzip
#   under any name.
# Version: ripgrep 13.0.0, gzip 1.12, zstd 1.5.4 (Debian 12). Date: 2026-11-30.
set -euo pipefail
type rg zstd &>/dev/null || { apt-get update -qq && apt-get install -qq --yes ripgrep zstd >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
seq 20000 | sed 's/$/: connection refused/' >app.log
gzip -c app.log >app.log.gz
zstd -q app.log -o app.log.zst
cp app.log.gz app.log.gz.1
mkdir with-gzip-only
ln -s "$(command -v gzip)" with-gzip-only/gzip
rg=$(command -v rg)
search() {
  local found status=0
  found=$(PATH=$1 "$rg" -z --count 'connection refused' "$2" 2>messages) || status=$?
  echo "${found:-0} lines, status $status, $(wc -l <messages) messages"
}
seen=$(
  echo "app.log.gz: $(search "$PATH" app.log.gz)"
  echo "app.log.gz.1: $(search "$PATH" app.log.gz.1), zgrep $(zgrep -c 'connection refused' app.log.gz.1)"
  echo "app.log.zst: $(search "$PATH" app.log.zst)"
  echo "app.log.zst without zstd: $(search "$folder/with-gzip-only" app.log.zst)"
)
echo "$seen"
[ "$seen" = 'app.log.gz: 20000 lines, status 0, 0 messages
app.log.gz.1: 0 lines, status 1, 0 messages, zgrep 20000
app.log.zst: 20000 lines, status 0, 0 messages
app.log.zst without zstd: 0 lines, status 1, 0 messages' ]
