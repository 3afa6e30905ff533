#!/usr/bin/env bash
# Guess: `curl -s --retry 3 URL >report.json` (or `| jq`, `| tar -x`) has the answer of the attempt that counted: an answer of 503 that is asked for
#   again is thrown away.
# Seen: on standard output each attempt's body is written: "busy" of the load balancer, and the report behind it in the same file, with exit status
#   0. With -o curl empties the file before it asks again, so that a test by hand with -o looks right. --fail-with-body has both too;
#   --fail (-f) writes no body of an error, and is what belongs to --retry.
# Version: curl 7.88.1 (Debian 12), Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
command -v curl >/dev/null || { apt-get update -qq && apt-get install -qq --yes curl >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
cat >server.mjs <<'JS'
import { renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

let asked = 0;
const server = createServer((_, answer) => (asked++ % 2 === 0 ? answer.writeHead(503).end('busy;') : answer.end('report')));
server.listen(0, '127.0.0.1', () => {
  writeFileSync('new', `${server.address().port}`);
  renameSync('new', 'port');
});
JS
node server.mjs &
server=$!
until [ -s port ]; do sleep 0.1; done
url=http://127.0.0.1:$(cat port)
get() { curl --silent --noproxy '*' --retry 3 "$@" "$url"; }
seen=$(
  get >report
  echo "to standard output: $(cat report)"
  get --output report
  echo "with --output: $(cat report)"
  echo "--fail-with-body: $(get --fail-with-body)"
  echo "--fail: $(get --fail)"
)
echo "$seen"
[ "$seen" = 'to standard output: busy;report
with --output: report
--fail-with-body: busy;report
--fail: report' ]
