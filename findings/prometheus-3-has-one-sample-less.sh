#!/usr/bin/env bash
# Guess: Prometheus 3 answers the queries of rules and dashboards as 2 did; where a query means something else, or nothing, there is an error
#   or a warning.
# Seen: `[1m]` no longer holds both of its ends: of a series with a sample each minute rate(x[1m]) has one instead of two, and so no value at
#   all, where 2 has one whenever the query's time is that of a sample (as in most tests of rules). count_over_time(x[5m]) is 5 instead of 6.
#   And le="1" is stored as le="1.0": the numerator of an SLO, …_bucket{le="1"}, is empty. Neither is an error or has a warning in the answer:
#   the alert never fires again.
# Version: Prometheus 2.42.0 (Debian 12) and 3.5.3 (Debian testing). Date: 2026-12-01.
set -euo pipefail
command -v curl >/dev/null || { apt-get update -qq && apt-get install -qq --yes curl >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} ${exporter:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
for suite in bookworm testing; do "$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder/$suite" $suite prometheus; done
cd "$folder"
end=1795961800
{
  echo '# TYPE requests counter'
  for n in $(seq 0 15); do echo "requests_total $((n * 60)) $((end - 900 + n * 60))"; done
  echo '# EOF'
} >requests.txt
bookworm/usr/bin/promtool tsdb create-blocks-from openmetrics requests.txt blocks >/dev/null
cat >exporter.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
const metrics = '# TYPE took histogram\ntook_bucket{le="1"} 5\ntook_bucket{le="+Inf"} 9\ntook_count 9\ntook_sum 30\n';
const server = createServer((_, answer) => answer.setHeader('content-type', 'text/plain; version=0.0.4').end(metrics));
server.listen(0, '127.0.0.1', () => writeFileSync('exporter.port', `${server.address().port}`));
JS
node exporter.mjs &
exporter=$!
until [ -s exporter.port ]; do sleep 0.1; done
cat >prometheus.yml <<YAML
scrape_configs:
  - { job_name: took, scrape_interval: 1s, static_configs: [{ targets: ["127.0.0.1:$(cat exporter.port)"] }] }
YAML
# What a query finds, and the warnings of the answer
ask() {
  curl --silent "http://127.0.0.1:$port/api/v1/query" --data-urlencode "query=$1" "${@:2}" >answer
  echo "$1: $(node -p '
    const { data, warnings = [], infos = [] } = JSON.parse(fs.readFileSync("answer"));
    [data.result[0]?.value[1] ?? "nothing", ...warnings, ...infos].join(" ")
  ')"
}
try() {
  cp -r blocks "$1.data"
  port=$((20000 + RANDOM % 10000))
  "$1/usr/bin/prometheus" --config.file=prometheus.yml --web.listen-address="127.0.0.1:$port" --storage.tsdb.path="$1.data" \
    --storage.tsdb.retention.time=100y 2>"$1.log" &
  server=$!
  until curl --silent --fail "http://127.0.0.1:$port/-/ready" >/dev/null; do sleep 0.2; done
  until [ "$(ask took_count)" = 'took_count: 9' ]; do sleep 0.2; done
  "$1/usr/bin/prometheus" --version 2>&1 | grep --only-matching --max-count=1 'version [0-9]'
  ask 'rate(requests_total[1m])' --data-urlencode time=$end
  ask 'count_over_time(requests_total[5m])' --data-urlencode time=$end
  ask 'took_bucket{le="1"}'
  ask 'took_bucket{le="1.0"}'
  kill $server
  wait $server || true
}
for suite in bookworm testing; do try $suite; done >seen
seen=$(cat seen)
echo "$seen"
[ "$seen" = 'version 2
rate(requests_total[1m]): 1
count_over_time(requests_total[5m]): 6
took_bucket{le="1"}: 5
took_bucket{le="1.0"}: nothing
version 3
rate(requests_total[1m]): nothing
count_over_time(requests_total[5m]): 5
took_bucket{le="1"}: nothing
took_bucket{le="1.0"}: 5' ]
