#!/usr/bin/env bash
# Guess: what syslog-ng's json-parser() reads, $(format-json) writes again: numbers as numbers, null as null, lists as lists, and a key with a
#   dot as that key.
# Seen: all is text: 5 is "5", true is "true", null is "", [1,"x"] is "1,x" (not to be told from a text with a comma), and "http.status" is
#   an object "http" with "status" in it. A query for numbers above 499 finds nothing any more. With `@version: 4.0`, which this version takes
#   too, the types are there, but for those in lists.
# Version: syslog-ng 3.38.1 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
command -v jq >/dev/null || { apt-get update -qq && apt-get install -qq --yes jq >/dev/null; }
# Beside the system: as a package it would take this machine's log
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm syslog-ng-core libivykis0 libnet1 libpcre3 libwrap0
cd "$folder"
cat >send.mjs <<'JS'
import { connect } from 'node:net';
const record = { n: 5, ok: true, none: null, list: [1, 'x'], 'http.status': 503 };
connect('socket').end(`${JSON.stringify(record)}\n`);
JS
libraries=$folder/usr/lib/syslog-ng:$folder/usr/lib/x86_64-linux-gnu:$folder/lib/x86_64-linux-gnu
through() {
  rm -f socket out persist
  cat >syslog-ng.conf <<CONF
@version: $1
source lines { unix-stream("$folder/socket" flags(no-parse)); };
parser json { json-parser(prefix("in.")); };
destination out { file("$folder/out" template("\$(format-json --scope none --key in.*)\n")); };
log { source(lines); parser(json); destination(out); };
CONF
  LD_LIBRARY_PATH=$libraries usr/sbin/syslog-ng --foreground --no-caps --module-path="$folder/usr/lib/syslog-ng/3.38" \
    --cfgfile=syslog-ng.conf --pidfile="$folder/pid" --control="$folder/control" --persist-file="$folder/persist" 2>>log &
  server=$!
  until [ -S socket ]; do sleep 0.1; done
  node send.mjs
  until [ -s out ]; do sleep 0.1; done
  kill $server
  wait $server || true
  echo "$1: $(jq --sort-keys --compact-output .in out)"
}
through 3.38 | tee seen
through 4.0 | tee -a seen
[ "$(cat seen)" = '3.38: {"http":{"status":"503"},"list":"1,x","n":"5","none":"","ok":"true"}
4.0: {"http":{"status":503},"list":["1","x"],"n":5,"none":null,"ok":true}' ]
