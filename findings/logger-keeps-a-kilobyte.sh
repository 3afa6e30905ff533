#!/usr/bin/env bash
# Guess: `logger "$message"` and `echo "$message" | logger` log the same, whole or, where syslog's limit demands it, in parts.
# Seen: a message given as an argument is cut after 1 KiB, with exit status 0 and no word; the same on standard input becomes a message for
#   each KiB, wherever that cuts. `--size 8KiB` keeps it whole in both. A stack trace or JSON on a line is longer than that.
# Version: util-linux 2.38.1 (Debian 12). Date: 2026-11-29.
set -euo pipefail
type logger python3 &>/dev/null || { apt-get update -qq && apt-get install -qq --yes bsdutils python3-minimal >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${receiver:-} 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
cat >receive.py <<'PY'
import socket

receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
print(receiver.getsockname()[1], flush=True)
while True:
    text = receiver.recv(65535).decode()
    print(text.count("x"), "to its end" if text.endswith("END") else "cut", flush=True)
PY
python3 receive.py >received &
receiver=$!
until [ -s received ]; do sleep 0.1; done
message="$(printf 'x%.0s' {1..3000}) END"
seen=
try() {
  local before
  before=$(wc --lines <received)
  "$@"
  sleep 1
  seen+="$(tail -n +$((before + 1)) received | paste --serial --delimiters=,);"
}
to=(logger --server 127.0.0.1 --port "$(head -n 1 received)" --udp --tag app)
try "${to[@]}" "$message"
try "${to[@]}" <<<"$message"
try "${to[@]}" --size 8KiB "$message"
echo "as an argument; on standard input; with --size: $seen"
[ "$seen" = '1024 cut;1024 cut,1024 cut,952 to its end;3000 to its end;' ]
