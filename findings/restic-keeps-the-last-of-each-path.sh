#!/usr/bin/env bash
# Guess: `restic forget --keep-last 1 --prune` leaves one snapshot in the repository, or one of each host.
# Seen: it leaves one of each host and set of paths. Where each backup has a folder of its own (bundle-2026-11-30, the folder of mktemp -d)
#   every snapshot is the last of its group: nothing is ever removed, with exit status 0. `--group-by host` (or '') or a path that stays the
#   same is what keeps the repository small.
# Version: restic 0.14.0 (Debian 12: 0.14.0-1+b5). Date: 2026-11-30.
set -euo pipefail
command -v restic >/dev/null || { apt-get update -qq && apt-get install -qq --yes restic >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export RESTIC_PASSWORD=for-this-test RESTIC_REPOSITORY="$folder/repository" RESTIC_CACHE_DIR="$folder/cache" GOMAXPROCS=1
restic init --quiet
backup() { mkdir -p "$1" && date +%N >"$1/app.log" && restic backup --quiet "$1"; }
left() { restic snapshots --json | grep --only-matching '"short_id"' | wc -l; }
forget() { restic forget --quiet --keep-last 1 --prune "$@" >/dev/null; }
for day in 28 29 30; do backup "bundle-2026-11-$day"; done
for _ in 1 2 3; do backup bundle; done
seen=$(
  echo "backups: $(left)"
  forget && echo "--keep-last 1: status $?, left $(left)"
  forget --group-by host && echo "--group-by host: status $?, left $(left)"
)
echo "$seen"
[ "$seen" = 'backups: 6
--keep-last 1: status 0, left 4
--group-by host: status 0, left 1' ]
