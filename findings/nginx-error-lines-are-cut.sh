#!/usr/bin/env bash
# Guess: each line of nginx's error log says which upstream failed, and for which host: behind a long request too, as the access log holds
#   requests of any length that nginx takes.
# Seen: a line has 2048 bytes at most, and what comes last is cut with no mark: of a request with a long query (tokens, saved filters) the
#   upstream and the host are missing, and the quote stays open. The lines of the worst requests are the ones a parser does not know.
# Version: nginx 1.22.1 (Debian 12). Date: 2026-11-30.
set -euo pipefail
PATH=$PATH:/usr/sbin
for program in curl nginx; do command -v $program >/dev/null || missing+=" $program"; done
# shellcheck disable=SC2086 # the names of packages
[ -z "${missing:-}" ] || { apt-get update -qq && apt-get install -qq --yes $missing >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
cat >nginx.conf <<CONF
pid $folder/nginx.pid;
error_log $folder/error.log;
daemon off;
master_process off;
events {}
http {
  access_log $folder/access.log;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxied;
  server {
    listen unix:$folder/socket;
    location / { proxy_pass http://127.0.0.1:9; }
  }
}
CONF
nginx -v
nginx -e "$folder/error.log" -c "$folder/nginx.conf" &
server=$!
until [ -S socket ]; do sleep 0.1; done
for length in 100 2500; do
  query=$(head --bytes=$length /dev/zero | tr '\0' x)
  curl --silent --output answer --unix-socket socket "http://shop.example/search?filter=$query"
done
seen=$(
  while read -r line; do
    [ ${#line} -lt 2047 ] && length='a short line' || length="$((${#line} + 1)) bytes"
    echo "$length: upstream $(grep --count ' upstream: ' <<<"$line"), host $(grep --count 'host: "shop.example"' <<<"$line")"
  done < <(grep 'connect() failed' error.log)
  echo "the longest line of the access log has the whole request: $(grep --count 'x\{2500\} HTTP/1.1" 502' access.log)"
)
echo "$seen"
[ "$seen" = 'a short line: upstream 1, host 1
2048 bytes: upstream 0, host 0
the longest line of the access log has the whole request: 1' ]
