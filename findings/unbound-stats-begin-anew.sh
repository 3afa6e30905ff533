#!/usr/bin/env bash
# Guess: `unbound-control stats` shows what the resolver has counted since it began, as such commands of other servers do; to look changes
#   nothing.
# Seen: it sets all counters to zero. Whoever collects them once for a bundle takes from the monitor what it would have counted, and of two
#   that look every minute each gets a part. The same text comes from `stats_noreset`, which leaves them; `time.elapsed` tells since when
#   they count, `time.up` how long the server runs. (`statistics-cumulative: yes` in its configuration makes both alike.)
# Version: unbound 1.17.1 (Debian 12: 1.17.1-2+deb12u4), Node 20 for the questions. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
# unbound alone: an installed one would become this machine's resolver
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm unbound libevent-2.1-7 libprotobuf-c1 libpython3.11 libhiredis0.14 libnghttp2-14
cd "$folder"
export LD_LIBRARY_PATH="$folder/usr/lib/x86_64-linux-gnu"
port=$(node -e 'const s = require("node:dgram").createSocket("udp4").bind(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
cat >unbound.conf <<CONF
server:
  interface: 127.0.0.1@$port
  directory: "$folder"
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  logfile: "$folder/log"
  module-config: "iterator"
  local-zone: "lab." static
  local-data: "gateway.lab. A 192.0.2.1"
remote-control:
  control-enable: yes
  control-interface: $folder/control
CONF
usr/sbin/unbound -d -c unbound.conf &
server=$!
control() { usr/sbin/unbound-control -c unbound.conf "$@"; }
for _ in $(seq 50); do control status &>/dev/null && break || sleep 0.2; done
cat >ask.mjs <<'JS'
import { Resolver } from 'node:dns/promises';

const resolver = new Resolver();
resolver.setServers([`127.0.0.1:${process.argv[2]}`]);
for (let i = 0; i < 5; i++) await resolver.resolve4('gateway.lab');
JS
queries() { echo "$1: $(control "$1" | sed -n 's/^total.num.queries=//p')"; }
seen=$(
  node ask.mjs "$port" && echo 'five questions'
  queries stats_noreset && queries stats_noreset
  queries stats && queries stats
  node ask.mjs "$port" && echo 'five questions'
  queries stats
)
echo "$seen"
[ "$seen" = 'five questions
stats_noreset: 5
stats_noreset: 5
stats: 5
stats: 0
five questions
stats: 5' ]
