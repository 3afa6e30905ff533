#!/usr/bin/env bash
# Guess: TimedRotatingFileHandler of Python with when='H' begins a new file each hour, also for a program that is started anew every few minutes (a
#   cron job, a worker that ends after so many requests, a service that crashes): with backupCount=24 a day of logs is kept.
# Seen: the hour begins with the last line in the file, at each start. A job that runs every half hour never rotates: all of its logs are in one
#   file that grows for ever, and of no hour there is one of its own. One process that lives on rotates, and one that comes after an hour of
#   silence. when='midnight' goes by the clock: the first one of a new day rotates. (So 'D' is once in 24 hours without a restart, not a day.)
# Version: Python 3.11 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v python3 >/dev/null || { apt-get update -qq && apt-get install -qq --yes python3 >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >rotate.py <<'PY'
import logging, os, time
from logging.handlers import TimedRotatingFileHandler

def files(name):
    return {file: len(open(file).readlines()) for file in sorted(os.listdir()) if file.startswith(name)}

def run(name, lines=1, pause=0, **options):
    handler = TimedRotatingFileHandler(name, backupCount=24, **options)
    for number in range(lines):
        handler.emit(logging.makeLogRecord({"msg": f"line {number}"}))
        time.sleep(pause)
    handler.close()

def starts(name, count, seconds, **options):
    """As if the program was started so often, with so many seconds from the end of one to the start of the next."""
    for _ in range(count):
        run(name, **options)
        os.utime(name, (time.time() - seconds,) * 2)
    return list(files(name).values())

half, day = 30 * 60, 24 * 60 * 60
seen = {
    "hourly, 96 starts half an hour apart": starts("half.log", 96, half, when="H"),
    "daily, 48 starts half an hour apart": starts("daily.log", 48, half, when="D"),
    "hourly, two starts 61 minutes apart": starts("silence.log", 2, 61 * 60, when="H"),
    "midnight, two starts a day apart": starts("midnight.log", 2, day, when="midnight"),
}
run("living.log", lines=5, pause=1.1, when="S", interval=2)
seen["one process of five seconds, every two seconds: more than one file"] = len(files("living.log")) > 1
for what, lines in seen.items():
    print(f"{what}: {lines}")
assert list(seen.values()) == [[96], [48], [1, 1], [1, 1], True]
PY
python3 rotate.py
