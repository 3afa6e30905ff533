#!/usr/bin/env bash
# Builds an image around a nats-server of this machine and prints its name: the server with its libraries, and a static
# busybox for what docker-compose.yml runs beside it, as the official image has one.
#   tools/ci/nats-image.sh NATS_SERVER
set -euo pipefail
server=$1
busybox=$(PATH=$PATH:/usr/sbin command -v busybox)
image=flarewire-nats:$("$server" --version | sed 's/.*v//')

context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
mkdir -p "$context"/root/{bin,data,etc,tmp}
echo root:x:0:0:root:/root:/bin/sh >"$context/root/etc/passwd"
chmod 1777 "$context"/root/{data,tmp}
cp --dereference "$server" "$context/root/bin/nats-server"
cp --dereference "$busybox" "$context/root/bin/busybox"
for applet in sh wget head od tr chown; do ln -s busybox "$context/root/bin/$applet"; done
ldd "$server" | grep -o '/[^ ]*' | while read -r library; do
  install -D "$library" "$context/root$library"
done || true
printf '%s\n' 'FROM scratch' 'COPY root/ /' 'ENV PATH=/bin' 'EXPOSE 4222 8222' 'ENTRYPOINT ["/bin/nats-server"]' \
  >"$context/Dockerfile"
docker build --quiet --tag "$image" "$context" >&2
echo "$image"
