#!/usr/bin/env bash
# Guess: of the files of `-Xlog:gc:file=gc.log` gc.log is the current one, gc.log.0 the one before it, and the highest number the oldest, as
#   logrotate numbers them; a file is put away when it is large (20 MB), and a new start of the JVM goes on with gc.log or empties it.
# Seen: each start puts the file away, however small it is, and the numbers are a ring: 0 to 4, then 0 again. After eight runs gc.log.2 is
#   the oldest and gc.log.1 the newest of the old ones. A service that restarts six times has lost the log of what came before, and a
#   collector that takes "the two newest" by number takes any two.
# Version: OpenJDK 17.0.15. Date: 2026-11-30.
set -euo pipefail
command -v java >/dev/null || { apt-get update -qq && apt-get install -qq --yes openjdk-17-jre-headless >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
java -version 2>&1 | head -n 1
for run in 1 2 3 4 5 6 7 8; do
  java -XX:+UseSerialGC -Xlog:gc:file=gc.log -version 2>/dev/null
  echo "run $run" >>gc.log
done
seen=$(for file in gc.log gc.log.{0..9}; do [ ! -e "$file" ] || echo "$file: $(tail -n 1 "$file")"; done)
echo "$seen"
[ "$seen" = 'gc.log: run 8
gc.log.0: run 6
gc.log.1: run 7
gc.log.2: run 3
gc.log.3: run 4
gc.log.4: run 5' ]
