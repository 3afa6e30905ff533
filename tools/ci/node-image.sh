#!/usr/bin/env bash
# Has the engine hold the base image of the Dockerfile. Where the registry is out of reach, one made here stands in for
# it under the same tag: packages of Debian, unpacked and not configured, with the Node that `npm ci` installed, npm and
# a user `node`. Needs root and mmdebstrap.
set -euo pipefail
cd "$(dirname "$0")/../.."
tag=node:24-slim
{ docker image inspect "$tag" || timeout 60 docker pull "$tag"; } >/dev/null 2>&1 && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mmdebstrap --quiet --mode=root --variant=extract --include=dash,coreutils,grep,libc-bin,libstdc++6 \
  "$suite" "$work/debian.tar" "$(tools/ci/debian-mirror.sh)"
docker import "$work/debian.tar" flarewire-debian:local >/dev/null

mkdir -p "$work"/root/{etc,home/node,usr/local/bin,usr/local/lib/node_modules}
cp --dereference node_modules/node-linux-*/bin/node "$work/root/usr/local/bin/node"
cp -r "$(dirname "$(realpath "$(command -v npm)")")/.." "$work/root/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/root/usr/local/bin/npm"
printf '%s\n' root:x:0:0:root:/root:/bin/sh node:x:1000:1000::/home/node:/bin/sh >"$work/root/etc/passwd"
printf '%s\n' root:x:0: node:x:1000: >"$work/root/etc/group"
printf '%s\n' 'FROM flarewire-debian:local' 'COPY root/ /' 'CMD ["node"]' >"$work/Dockerfile"
docker build --quiet --tag "$tag" "$work" >/dev/null
