#!/usr/bin/env bash
# Prints the name of an image with a nats-server that the engine holds: the official one where it can be pulled, else
# one built here (or named by the first argument) from the nats-server of this machine and its libraries.
set -euo pipefail
official=nats:2.12-alpine
own=${1:-flarewire-nats:local}

if [ $# -eq 0 ] && { docker image inspect "$official" || timeout 120 docker pull "$official"; } >/dev/null 2>&1; then
  echo "$official"
  exit
fi

server=$(PATH=$PATH:/usr/sbin command -v nats-server)
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
mkdir -p "$context/root/data" "$context/root/tmp"
chmod 1777 "$context/root/data" "$context/root/tmp"
cp --dereference "$server" "$context/root/nats-server"
ldd "$server" | grep -o '/[^ ]*' | while read -r library; do
  install -D "$library" "$context/root$library"
done || true
printf 'FROM scratch\nCOPY root/ /\nEXPOSE 4222 8222\nENTRYPOINT ["/nats-server"]\n' >"$context/Dockerfile"
docker build --quiet --tag "$own" "$context" >&2
echo "$own"
