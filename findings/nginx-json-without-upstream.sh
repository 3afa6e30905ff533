#!/usr/bin/env bash
# Guess: `log_format json escape=json '{"status":$status,"upstream":$upstream_response_time}'` writes JSON: that is what escape=json is for, and
#   the two variables are numbers.
# Seen: escape=json only escapes characters. A variable without a value is nothing at all, so of each request that no upstream answered (a redirect,
#   a file, a hit in the cache, a refused one) the line is `{"status":204,"upstream":}`, and where a second server was tried the value is
#   "0.001, 0.002". No parser takes those lines, and it is the refused and the retried requests that are missing. In quotes they are texts:
#   "" and "0.001, 0.002".
# Version: nginx 1.22.1 (Debian 12), Node 20.20.2. Date: 2026-12-01.
set -euo pipefail
command -v nginx >/dev/null || { apt-get update -qq && apt-get install -qq --yes nginx >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${nginx:-} ${upstream:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
node -e 'const s = require("http").createServer((_, r) => r.end("x")).listen(0, "127.0.0.1", () => console.log(s.address().port))' >port &
upstream=$!
until [ -s port ]; do sleep 0.1; done
# A port that was free a moment ago: nobody answers there.
free() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
port=$(free) nobody=$(free)
cat >nginx.conf <<CONF
daemon off;
pid $folder/pid;
error_log $folder/error.log;
worker_processes 1;
events {}
http {
  log_format json escape=json '{"path":"\$uri","status":\$status,"upstream":\$upstream_response_time}';
  access_log $folder/access.log json;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  upstream one { server 127.0.0.1:$(cat port); }
  upstream tried { server 127.0.0.1:$(cat port) backup; server 127.0.0.1:$nobody; }
  server {
    listen 127.0.0.1:$port;
    location /one { proxy_pass http://one; }
    location /tried { proxy_pass http://tried; }
    location /none { return 204; }
  }
}
CONF
nginx -p "$folder" -c "$folder/nginx.conf" 2>/dev/null &
nginx=$!
ask() { node -e 'fetch(process.argv[1]).catch(() => process.exit(1))' "http://127.0.0.1:$port$1"; }
until ask /one; do sleep 0.2; done
for path in /tried /none; do ask $path; done
sleep 0.5
cat access.log
seen=$(node -e '
  for (const line of require("fs").readFileSync("access.log", "utf8").trim().split("\n").slice(-3)) {
    let read = "read";
    try { JSON.parse(line); } catch { read = "no JSON"; }
    console.log(/"path":"([^"]*)"/.exec(line)[1], read);
  }')
echo "$seen"
[ "$seen" = '/one read
/tried no JSON
/none no JSON' ]
