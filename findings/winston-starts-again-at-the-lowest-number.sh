#!/usr/bin/env bash
# Guess: the files of winston's File transport with maxsize and maxFiles 3 (app.log, app1.log, app2.log …) are numbered as they are written: a new
#   start goes on in the one with the highest number, no more than three are there, and the oldest go.
# Seen: a new start takes the lowest number that is free or has room. After app.log to app2.log were removed by age, the first lines of the new process
#   are in app.log, before those of the files with higher numbers, and five files are there. When it has filled those, it removes its own
#   first: its early lines are gone, and lines of the process before it stay. The time of each line is what can be relied on.
#   `tailable: true` renames, and keeps the newest in app.log.
# Version: winston 3.19.0, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent winston@3.19.0
cat >log.mjs <<'JS'
import winston from 'winston';

const [, , name, count] = process.argv;
const file = new winston.transports.File({ dirname: 'logs', filename: 'app.log', maxsize: 1000, maxFiles: 3 });
const logger = winston.createLogger({ transports: [file], format: winston.format.printf(({ message }) => message) });
for (let n = 0; n < Number(count); n++) {
  const written = new Promise((resolve) => file.once('logged', resolve));
  logger.info(`${name} ${String(n).padStart(3, '0')} ${'x'.repeat(90)}`);
  await written;
  await new Promise((resolve) => setTimeout(resolve, 20));
}
JS
# Whose line each file begins with
show() { for file in $(ls -v logs); do echo -n " $file $(head -n 1 "logs/$file" | cut -d' ' -f1)"; done; }
there() { grep --recursive --quiet "$1" logs && echo there || echo gone; }
seen=$(
  node log.mjs first 55
  echo "55 lines:$(show)"
  cp --recursive logs kept
  node log.mjs later 15
  echo "15 more of a later process:$(show)"
  rm -rf logs && mv kept logs
  node log.mjs later 45
  echo "45 more instead: first 054 $(there 'first 054'), later 000 $(there 'later 000'), later 044 $(there 'later 044')"
)
echo "$seen"
[ "$seen" = '55 lines: app3.log first app4.log first app5.log first
15 more of a later process: app.log later app1.log later app3.log first app4.log first app5.log first
45 more instead: first 054 there, later 000 gone, later 044 there' ]
