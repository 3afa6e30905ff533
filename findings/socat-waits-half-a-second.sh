#!/usr/bin/env bash
# Guess: `echo 'show stat' | socat - UNIX-CONNECT:admin.sock` prints the answer of the other side, however long that takes to give it: socat ends when
#   both directions are at their end, as `nc -N` and curl wait for an answer.
# Seen: half a second after the end of its input socat closes the connection (-t, 0.5 by default), with exit status 0 and no word: an answer
#   that takes longer is empty, and a long one that pauses is cut. It works on a quiet machine and fails on the one that is in trouble, where the
#   numbers were wanted; the server sees a broken pipe. `-t 30`, or `-,ignoreeof` against one that closes by itself, waits.
# Version: socat 1.7.4.4 (Debian 12). Date: 2026-12-01.
set -euo pipefail
type socat python3 &>/dev/null || { apt-get update -qq && apt-get install -qq --yes socat python3-minimal >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
cat >server.py <<'PY'
import os, socket, time
server = socket.socket(socket.AF_UNIX)
server.bind('starting.sock')
server.listen()
os.rename("starting.sock", "admin.sock")
while True:
    client, _ = server.accept()
    client.recv(100)
    try:
        client.sendall(b'first,')
        time.sleep(3)
        client.sendall(b'second')
    except BrokenPipeError:
        pass
    client.close()
PY
python3 server.py &
server=$!
until [ -S admin.sock ]; do sleep 0.1; done
ask() {
  local status=0 answer
  answer=$(echo 'show stat' | socat "$@" UNIX-CONNECT:admin.sock 2>&1) || status=$?
  echo "$answer, status $status"
}
seen=$(
  echo "socat: $(ask -)"
  echo "socat -t 30: $(ask -t 30 -)"
  echo "socat -,ignoreeof: $(ask -,ignoreeof)"
)
echo "$seen"
[ "$seen" = 'socat: first,, status 0
socat -t 30: first,second, status 0
socat -,ignoreeof: first,second, status 0' ]
