#!/usr/bin/env bash
# Starts a Docker engine where none answers. Needs root and docker.io.
set -euo pipefail
docker info >/dev/null 2>&1 && exit 0
log=$(mktemp)
for driver in overlay2 vfs; do
  nohup dockerd --storage-driver="$driver" >"$log" 2>&1 &
  for _ in $(seq 1 30); do
    docker info >/dev/null 2>&1 && exit 0
    kill -0 $! 2>/dev/null || break
    sleep 1
  done
  kill $! 2>/dev/null || true
  wait $! 2>/dev/null || true
done
echo 'Cannot start a Docker engine; its log ends:' >&2
tail -n 20 "$log" >&2
exit 1
