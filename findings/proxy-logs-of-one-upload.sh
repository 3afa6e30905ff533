#!/usr/bin/env bash
# Guess: the time in a proxy's access log is when the request came in, so that the lines of two proxies for one request are next to each other
#   when their logs are merged by time.
# Seen: haproxy's is when the request began, nginx's when it had ended: of an upload of three seconds they are three seconds apart, of one of
#   an hour an hour, and the file of haproxy, which is written at the end too, is not in the order of its times. What was running at a moment
#   is in nginx's log only behind `$request_time` seconds are taken off.
# Version: haproxy 2.6.12, nginx 1.22.1 (Debian 12). Date: 2026-11-30.
set -euo pipefail
PATH=$PATH:/usr/sbin
command -v nginx >/dev/null || { apt-get update -qq && apt-get install -qq --yes nginx >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${haproxy:-} ${nginx:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm haproxy liblua5.3-0 libopentracing-c-wrapper0 libopentracing1
cd "$folder"
cat >nginx.conf <<CONF
pid $folder/nginx.pid;
daemon off;
master_process off;
events {}
http {
  access_log $folder/nginx.log;
  client_body_temp_path $folder/body;
  server {
    listen unix:$folder/nginx.socket;
    location / { root $folder/stored; dav_methods PUT; }
  }
}
CONF
cat >haproxy.cfg <<CONF
global
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  timeout client 20s
  timeout server 20s
  timeout connect 2s
frontend web
  bind unix@$folder/haproxy.socket
  default_backend files
backend files
  server nginx unix@$folder/nginx.socket
CONF
mkdir stored
nginx -v
nginx -e "$folder/error.log" -c "$folder/nginx.conf" &
nginx=$!
LD_LIBRARY_PATH=$folder/usr/lib/x86_64-linux-gnu usr/sbin/haproxy -f haproxy.cfg >haproxy.log 2>haproxy.errors &
haproxy=$!
until [ -S nginx.socket ] && [ -S haproxy.socket ]; do sleep 0.1; done
cat >upload.mjs <<'JS'
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
const upload = request({ socketPath: 'haproxy.socket', method: 'PUT', path: '/slow', headers: { 'content-length': 10 } });
const answer = new Promise((resolve, reject) => upload.on('response', resolve).on('error', reject));
upload.write('01234');
await sleep(3000);
upload.end('56789');
console.log((await answer).resume().statusCode);
JS
node upload.mjs
until grep --quiet PUT haproxy.log && grep --quiet PUT nginx.log; do sleep 0.1; done
grep --no-filename PUT haproxy.log nginx.log
second() { date --date "$(sed -n 's|.*\[\([0-9]*\)/\([A-Za-z]*\)/\([0-9]*\):\([0-9:]*\).*|\1 \2 \3 \4|p' <(grep PUT "$1"))" +%s; }
apart=$(($(second nginx.log) - $(second haproxy.log)))
echo "seconds between the two times: $apart"
[ $apart -ge 2 ] && [ $apart -le 4 ]
