#!/usr/bin/env bash
# Guess: `curl -C - -T FILE URL` goes on with an upload that broke off: over HTTP it asks with HEAD how much is there, as it looks at the
#   local file when it goes on with a download; or it refuses.
# Seen: it asks nothing and sends all from the first byte, and adds a Content-Range of the whole file to it. A server that takes PUT but no
#   part of a file (nginx) refuses that with 501, and the same upload without -C works. Only `-C NUMBER` sends the rest.
# Version: curl 7.88.1, nginx 1.22.1 (Debian 12). Date: 2026-11-30.
set -euo pipefail
PATH=$PATH:/usr/sbin
for program in curl nginx; do command -v $program >/dev/null || missing+=" $program"; done
# shellcheck disable=SC2086 # the names of packages
[ -z "${missing:-}" ] || { apt-get update -qq && apt-get install -qq --yes $missing >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} $(cat "$folder/nginx.pid" 2>/dev/null) 2>/dev/null || true; sleep 0.5; rm -rf "$folder"' EXIT
cd "$folder"
cat >server.mjs <<'JS'
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
const server = createServer(async (request, response) => {
  const range = request.headers['content-range'] ?? 'no range';
  console.log(`${request.method} ${range}, body "${await text(request)}"`);
  response.setHeader('content-length', 4);
  response.end('some');
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
JS
touch requests
node server.mjs >requests &
server=$!
until [ -s requests ]; do sleep 0.1; done
cat >nginx.conf <<CONF
pid $folder/nginx.pid;
error_log $folder/error.log;
events {}
http {
  access_log off;
  client_body_temp_path $folder/body;
  server {
    listen unix:$folder/nginx.socket;
    location / { root $folder/stored; dav_methods PUT; }
  }
}
CONF
mkdir stored && chmod 777 . stored
nginx -e "$folder/error.log" -c "$folder/nginx.conf"
curl --version | head -n 1
echo -n 0123456789 >file
send() { curl --silent --noproxy '*' --output answer "$@"; }
send -C - -T file "http://127.0.0.1:$(head -n 1 requests)"
send -C 4 -T file "http://127.0.0.1:$(head -n 1 requests)"
seen=$(
  tail -n +2 requests
  for more in '' '-C -'; do
    # shellcheck disable=SC2086 # several arguments or none
    echo "nginx, curl $more: $(send --unix-socket nginx.socket --write-out '%{http_code}' $more -T file http://localhost/file)"
  done
)
echo "$seen"
[ "$seen" = 'PUT bytes 0-9/10, body "0123456789"
PUT bytes 4-9/10, body "456789"
nginx, curl : 201
nginx, curl -C -: 501' ]
