#!/usr/bin/env bash
# Prepares what the tests need beyond the packages of this machine: newer programs in FOLDER/usr/bin, a Docker engine with the base of
# our image, and an image of the newest broker, whose name it writes to FOLDER/nats-image. For compose, DOCKER_CONFIG is FOLDER/docker.
#   tools/ci/prepare.sh FOLDER
set -euo pipefail
folder=$1
cd "$(dirname "$0")"
./unpack-newer.sh "$folder" testing nats-server docker-compose docker-buildx prometheus etcd-server caddy
./unpack-helm.sh "$folder"
./start-docker.sh
mkdir "$folder/docker"
echo "{\"cliPluginsExtraDirs\":[\"$folder/usr/libexec/docker/cli-plugins\"]}" >"$folder/docker/config.json"
export DOCKER_CONFIG=$folder/docker
./node-image.sh
./nats-image.sh "$folder/usr/sbin/nats-server" >"$folder/nats-image"
