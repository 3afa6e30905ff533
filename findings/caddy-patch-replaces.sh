#!/usr/bin/env bash
# Guess: in Caddy's admin API a PATCH of a part of the configuration changes the fields it names and keeps the others, a PUT sets what is there, or
#   makes it, and a POST of an object to a path that is taken is refused: so the methods are elsewhere.
# Seen: PATCH replaces the whole object: a server that is given {"read_timeout":…} has no address and no routes any more, and
#   answers nobody, with status 200. PUT is refused where there is something (409, or 500 of 2.6.2), and POST replaces it. To add one field, its
#   own path is asked: PUT …/servers/shop/read_timeout.
# Version: caddy 2.6.2 (Debian 12) and 2.11.4 (Debian testing). Date: 2026-12-01.
set -euo pipefail
command -v curl >/dev/null || { apt-get update -qq && apt-get install -qq --yes curl >/dev/null; }
command -v jq >/dev/null || { apt-get update -qq && apt-get install -qq --yes jq >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder/old" bookworm caddy
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder/new" testing caddy
cd "$folder"
export XDG_CONFIG_HOME=$folder XDG_DATA_HOME=$folder
cat >caddy.json <<JSON
{"admin":{"listen":"unix/$folder/admin.sock","origins":["127.0.0.1"]},
 "apps":{"http":{"servers":{"shop":{"listen":["unix/$folder/shop.sock"],"routes":[{"handle":[{"handler":"static_response","body":"hello"}]}]}}}}}
JSON
ask() { curl --silent --unix-socket admin.sock --header 'Content-Type: application/json' "$@"; }
fields() { ask http://127.0.0.1/config/apps/http/servers/shop | jq --compact-output keys; }
shop() { curl --silent --unix-socket shop.sock http://127.0.0.1/ || echo nobody; }
change() {
  local status
  ask --output loaded --request POST --data @caddy.json http://127.0.0.1/load
  until [ "$(shop)" = hello ]; do sleep 0.1; done
  status=$(ask --output answer --write-out '%{http_code}' --request "$1" --data "$3" "http://127.0.0.1/config/apps/http/servers/shop$2")
  [ "$status" = 200 ] || status=refused
  echo "$1 $2$3: $status, $(fields), $(shop)"
}
for version in old new; do
  "$version/usr/bin/caddy" version
  "$version/usr/bin/caddy" run --config caddy.json &>log &
  server=$!
  until [ -S admin.sock ] && ask --output answer http://127.0.0.1/config/; do sleep 0.1; done
  seen=$(
    for method in PATCH PUT POST; do change $method '' '{"read_timeout":"30s"}'; done
    change PUT /read_timeout '"30s"'
  )
  echo "$seen"
  kill "$server"
  wait "$server" || true
  rm -f admin.sock shop.sock
  [ "$seen" = 'PATCH {"read_timeout":"30s"}: 200, ["read_timeout"], nobody
PUT {"read_timeout":"30s"}: refused, ["listen","routes"], hello
POST {"read_timeout":"30s"}: 200, ["read_timeout"], nobody
PUT /read_timeout"30s": 200, ["listen","read_timeout","routes"], hello' ]
done
