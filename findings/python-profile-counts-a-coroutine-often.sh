#!/usr/bin/env bash
# Guess: cProfile gives for an async function how often it was called and how long a call took: 3 calls of a handler that awaits ten times 50 ms
#   are ncalls 3 and half a second of cumulative time each.
# Seen: each time it goes on after an await is a call, and what lies between is in none: ncalls is 33, and the cumulative time of all of them is
#   about a millisecond. The time stands at poll of select.epoll, which no handler called. A generator that gives ten values counts 11. So
#   percall of an async service is of no call, and a handler that waits for a database looks like the cheapest one.
# Version: Python 3.11.2 (Debian 12). Date: 2026-11-30.
set -euo pipefail
[ -x /usr/bin/python3 ] || { apt-get update -qq && apt-get install -qq --yes python3 >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >coroutine.py <<'PY'
import asyncio
import cProfile
import pstats
import sys


async def handler():
    for _ in range(10):
        await asyncio.sleep(0.05)


def values():
    yield from range(10)


async def service():
    await asyncio.gather(handler(), handler(), handler())


profile = cProfile.Profile()
profile.enable()
asyncio.run(service())
list(values())
profile.disable()
stats = {name: figures for (_, _, name), figures in pstats.Stats(profile).stats.items()}
_, calls, _, cumulative, _ = stats["handler"]
waited = stats["<method 'poll' of 'select.epoll' objects>"][3]
print(sys.version.split()[0], f"handler: ncalls {calls}, cumtime {cumulative:.3f} s; poll: {waited:.3f} s")
print(f"values: ncalls {stats['values'][1]}")
sys.exit(0 if calls == 33 and cumulative < 0.1 and waited > 0.4 and stats["values"][1] == 11 else 1)
PY
/usr/bin/python3 coroutine.py
