#!/usr/bin/env bash
# Guess: `7z a logs.tar.gz app.log` makes a .tar.gz with that file in it, as `7z a logs.zip app.log` makes a zip; or it refuses.
# Seen: "Everything is Ok", and a gzip file of the log itself: tar cannot read it, and gunzip makes of it a logs.tar that is the log. The name
#   decides on the last ending alone, and gzip holds one file. With two files, or a folder, it fails.
# Version: 7-Zip 26.02 (p7zip-full of Debian 12). Date: 2026-11-30.
set -euo pipefail
command -v 7z >/dev/null || { apt-get update -qq && apt-get install -qq --yes p7zip-full >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
seq --format="line %g of a log" 100 >app.log
cp app.log old.log
status() { "$@" >out 2>&1 && echo 0 || echo $?; }
7z | sed -n 2p
seen=$(
  echo "7z a logs.tar.gz app.log: $(status 7z a logs.tar.gz app.log), $(grep Everything out)"
  echo "tar --list: $(status tar --list --file logs.tar.gz), $(head -n 1 out)"
  echo "gunzip: $(gunzip --stdout logs.tar.gz | cmp --silent - app.log && echo the log itself)"
  echo "7z a both.tar.gz app.log old.log: $(status 7z a both.tar.gz app.log old.log)"
)
echo "$seen"
[ "$seen" = '7z a logs.tar.gz app.log: 0, Everything is Ok
tar --list: 2, tar: This does not look like a tar archive
gunzip: the log itself
7z a both.tar.gz app.log old.log: 2' ]
