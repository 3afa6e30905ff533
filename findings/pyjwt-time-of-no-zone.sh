#!/usr/bin/env bash
# Guess: PyJWT reads `datetime.now() + timedelta(hours=1)` as `exp` the way Python itself reads a time without a zone, in datetime.timestamp() and in
#   astimezone(): as one of this machine's clock. The token is valid for an hour.
# Seen: it takes the clock's figures for UTC. In New York each token has expired when it is made; in Tokyo it is valid for ten hours instead of one.
#   It works in tests and containers, whose zone is UTC, and shows on a developer's laptop or on a server with a zone. decode() gives a
#   number, which looks like any other. `datetime.now(timezone.utc)`, or int(time.time()) + 3600, is what it wants.
# Version: PyJWT 2.6.0 (Debian 12). Date: 2026-12-01.
set -euo pipefail
/usr/bin/python3 -c 'import jwt' 2>/dev/null || { apt-get update -qq && apt-get install -qq --yes python3-jwt >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/sign.py" <<'PY'
import os, time
from datetime import datetime, timedelta, timezone
import jwt

def hours_left(at):
    token = jwt.encode({'exp': at + timedelta(hours=1)}, 'k' * 32, algorithm='HS256')
    exp = jwt.decode(token, 'k' * 32, algorithms=['HS256'], options={'verify_exp': False})['exp']
    return round((exp - time.time()) / 3600)

for zone in ('UTC', 'EST5', 'JST-9'):
    os.environ['TZ'] = zone
    time.tzset()
    own = round(((datetime.now() + timedelta(hours=1)).timestamp() - time.time()) / 3600)
    print(f'{zone}: {hours_left(datetime.now())}, with a zone {hours_left(datetime.now(timezone.utc))}, timestamp() {own}')
PY
seen=$(/usr/bin/python3 "$folder/sign.py")
echo 'hours that are left'
echo "$seen"
[ "$seen" = 'UTC: 1, with a zone 1, timestamp() 1
EST5: -4, with a zone 1, timestamp() 1
JST-9: 10, with a zone 1, timestamp() 1' ]
