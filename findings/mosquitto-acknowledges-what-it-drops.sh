#!/usr/bin/env bash
# Guess: what a publisher sends with QoS 1 and has acknowledged waits in the broker for a client that has a session (clean_session false) and
#   is away; if the queue has an end, the oldest go, or the publisher hears of it.
# Seen: the first 1000 are kept (max_queued_messages), and each later one is acknowledged and dropped: after a weekend a collector gets the
#   start of Saturday and nothing of the time before it came back. The log has one line, at the first that is dropped and without a number;
#   the count is in $SYS/broker/publish/messages/dropped. With max_queued_messages 0 there is no limit.
# Version: mosquitto 2.0.11 (Debian 12: 2.0.11-1.2+deb12u2). Date: 2026-11-30.
set -euo pipefail
type mosquitto mosquitto_sub &>/dev/null || { apt-get update -qq && apt-get install -qq --yes mosquitto mosquitto-clients >/dev/null; }
folder=$(mktemp -d)
trap 'kill "$broker" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
printf '%s\n' "listener $port 127.0.0.1" 'allow_anonymous true' 'sys_interval 1' 'log_type all' >broker.conf
mosquitto -c broker.conf 2>log &
broker=$!
at=(-h 127.0.0.1 -p "$port")
collector=("${at[@]}" -i collector --disable-clean-session -q 1 -t 'plant/#')
for _ in $(seq 50); do mosquitto_sub "${collector[@]}" -E 2>/dev/null && break || sleep 0.2; done
status=0
seq 1500 | mosquitto_pub "${at[@]}" -q 1 -t plant/line -l || status=$?
acknowledged=$(grep --count 'Sending PUBACK' log)
told=$(grep --count 'are being dropped for client collector' log || true)
sleep 3
dropped=$(mosquitto_sub "${at[@]}" -t '$SYS/broker/publish/messages/dropped' -C 1 -W 10)
mosquitto_sub "${collector[@]}" -W 3 >got 2>/dev/null || true
seen="status $status, acknowledged $acknowledged, kept $(wc -l <got): $(head -n 1 got) to $(tail -n 1 got), dropped says $dropped, lines of log about it: $told"
echo "$seen"
[ "$seen" = 'status 0, acknowledged 1500, kept 1000: 1 to 1000, dropped says 500, lines of log about it: 1' ]
