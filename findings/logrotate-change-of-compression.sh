#!/usr/bin/env bash
# Guess: `rotate 2` keeps two old logs, also behind a change of `compresscmd` from gzip to zstd, or of `dateformat`: the old ones age out.
# Seen: logrotate looks for old logs by the names that it would give them now. With another compressext or dateformat it neither counts,
#   renames nor removes those of before: they stay for ever, beside two new ones, with exit status 0 and no word. `maxage` looks by the same
#   names.
# Version: logrotate 3.21.0 (Debian 12). Date: 2026-11-29.
set -euo pipefail
for program in logrotate zstd; do command -v $program >/dev/null || missing+=" $program"; done
[ -z "${missing:-}" ] || { apt-get update -qq && apt-get install -qq --yes logrotate zstd >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
# Rotates app.log three times with these settings, a second apart where the names have the time
rotate() {
  printf '%s/app.log {\nrotate 2\n%b\n}\n' "$folder" "$1" >conf
  chmod 644 conf
  for _ in 1 2 3; do
    echo hello >app.log
    logrotate --force --state "$folder/state" conf
    [[ $1 != *dateext* ]] || sleep 1.1
  done
}
zstd='compress\ncompresscmd zstd\ncompressext .zst\ncompressoptions -q'
rotate compress
touch --date '3 days ago' app.log*
rotate "$zstd\nmaxage 1"
seen=$(echo app.log*)
echo "gzip, then zstd: $seen"
rm app.log*
rotate 'dateext\ndateformat -%Y%m%d-%s'
rotate 'dateext\ndateformat .%Y%m%d-%s'
dashes=$(find . -name 'app.log-*' | wc -l)
dots=$(find . -name 'app.log.*' | wc -l)
echo "one date format, then another: $dashes, $dots"
[ "$seen $dashes $dots" = 'app.log.1.gz app.log.1.zst app.log.2.gz app.log.2.zst 2 2' ]
