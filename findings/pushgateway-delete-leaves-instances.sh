#!/usr/bin/env bash
# Guess: DELETE /metrics/job/backup of Prometheus' Pushgateway removes what was pushed for that job, all instances; the labels job and instance in
#   what is pushed stay as they are; PUT and POST both replace what has the same name.
# Seen: a path is one group, not a folder: the DELETE removes what was pushed to exactly /job/backup, answers 202 whether or not there was any,
#   and leaves /job/backup/instance/a, which is scraped for ever with its last value. A label of the body that the path has too is overwritten
#   with no word. And PUT removes whatever the group has besides, so two scripts that push to one job erase one another; POST keeps it.
# Version: prometheus-pushgateway 1.5.1 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
# Beside the system: as a package it would start a server
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm prometheus-pushgateway
cd "$folder"
port=$(node -e 'const server = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(server.address().port); server.close(); })')
address=http://127.0.0.1:$port/metrics
usr/bin/prometheus-pushgateway --version 2>&1 | head -n 1
usr/bin/prometheus-pushgateway --web.listen-address="127.0.0.1:$port" 2>log &
server=$!
until curl --silent --output /dev/null "$address"; do sleep 0.1; done
push() { printf '%b\n' "$3" | curl --silent --show-error --fail --request "$1" --data-binary @- "$address/job/$2"; }
stored() { curl --silent "$address" | grep '^\(files\|bytes\)' | paste -sd' ' || true; }
erase() { curl --silent --output /dev/null --write-out '%{http_code}' --request DELETE "$address/job/$1"; }
seen=$(
  push PUT backup 'files 1'
  push PUT backup/instance/a 'files 2'
  echo "pushed: $(stored)"
  echo "DELETE of the job, $(erase backup): $(stored)"
  echo "DELETE again, $(erase backup): $(stored)"
  push POST backup/instance/a 'bytes 7'
  echo "POST: $(stored)"
  push PUT backup/instance/a 'bytes 8'
  echo "PUT: $(stored)"
  erase backup/instance/a >/dev/null
  push PUT nightly 'files{job="copy",instance="b"} 3'
  echo "labels: $(stored)"
)
echo "$seen"
[ "$seen" = 'pushed: files{instance="",job="backup"} 1 files{instance="a",job="backup"} 2
DELETE of the job, 202: files{instance="a",job="backup"} 2
DELETE again, 202: files{instance="a",job="backup"} 2
POST: bytes{instance="a",job="backup"} 7 files{instance="a",job="backup"} 2
PUT: bytes{instance="a",job="backup"} 8
labels: files{instance="b",job="nightly"} 3' ]
