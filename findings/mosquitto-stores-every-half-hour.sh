#!/usr/bin/env bash
# Guess: with `persistence true` a message of QoS 1 that mosquitto acknowledged is on the disk, as in a database or a JetStream: sessions,
#   what waits in them and retained messages are there after the machine lost its power.
# Seen: they are in memory. The file mosquitto.db is written when the broker is stopped, and every 1800 seconds (autosave_interval): after a
#   kill -9 or a power cut all of up to half an hour is gone that was acknowledged. A gateway in a cabinet is the usual case.
#   `autosave_on_changes true` with `autosave_interval 1` writes after each change, the whole file every time; SIGUSR1 writes it now.
# Version: mosquitto 2.0.11 (Debian 12: 2.0.11-1.2+deb12u2). Date: 2026-11-30.
set -euo pipefail
type mosquitto mosquitto_sub &>/dev/null || { apt-get update -qq && apt-get install -qq --yes mosquitto mosquitto-clients >/dev/null; }
folder=$(mktemp -d)
trap 'kill "$broker" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
at=(-h 127.0.0.1 -p "$port")
collector=("${at[@]}" -i collector --disable-clean-session -q 1 -t plant/line)
start() {
  mosquitto -c broker.conf 2>>log &
  broker=$!
  for _ in $(seq 50); do mosquitto_pub "${at[@]}" -t up -n 2>/dev/null && return || sleep 0.2; done
}
# What is there after the broker ended by a signal, and began again
try() {
  local name=$1 signal=$2
  rm -rf store && mkdir store
  printf '%s\n' "listener $port 127.0.0.1" 'allow_anonymous true' "user $(id -un)" 'persistence true' \
    "persistence_location $folder/store/" "${@:3}" >broker.conf
  start
  mosquitto_sub "${collector[@]}" -E
  seq 10 | mosquitto_pub "${at[@]}" -q 1 -t plant/line -l
  mosquitto_pub "${at[@]}" -q 1 -r -t plant/state -m running
  sleep 1
  kill "-$signal" "$broker"
  wait "$broker" 2>/dev/null || true
  start
  local waiting state
  waiting=$({ mosquitto_sub "${collector[@]}" -W 2 2>/dev/null || true; } | wc -l)
  state=$(mosquitto_sub "${at[@]}" -t plant/state -C 1 -W 2 2>/dev/null || true)
  kill "$broker"
  wait "$broker" 2>/dev/null || true
  echo "$name: $waiting of 10 messages, retained: ${state:-nothing}"
}
{
  try stopped TERM
  try killed KILL
  try 'killed, autosave_on_changes' KILL 'autosave_on_changes true' 'autosave_interval 1'
} >seen
seen=$(cat seen)
echo "$seen"
[ "$seen" = 'stopped: 10 of 10 messages, retained: running
killed: 0 of 10 messages, retained: nothing
killed, autosave_on_changes: 10 of 10 messages, retained: running' ]
