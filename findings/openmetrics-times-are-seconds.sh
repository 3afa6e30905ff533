#!/usr/bin/env bash
# Guess: metrics in Prometheus's text format with timestamps become OpenMetrics, for `promtool tsdb create-blocks-from openmetrics`, by a
#   line `# EOF` at the end, or promtool says what else is wrong.
# Seen: the timestamps are milliseconds in the one format and seconds in the other. What is so made is taken with exit status 0: the samples
#   are of the year 58881, in a block that no query of a real time range finds. In seconds they are where they belong.
# Version: promtool of Prometheus 2.42.0 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm prometheus
cd "$folder"
usr/bin/promtool --version | head -n 1
seen=$(
  for timestamp in 1795960000000 1795960000; do
    printf '# TYPE queue_length gauge\nqueue_length 7 %s\n# EOF\n' $timestamp >metrics.txt
    usr/bin/promtool tsdb create-blocks-from openmetrics metrics.txt blocks >out && status=0 || status=$?
    echo "$timestamp: status $status, year $(date --utc --date "@$(($(awk 'NR == 2 { print $2 }' out) / 1000))" +%Y)"
    rm -rf blocks
  done
)
echo "$seen"
[ "$seen" = '1795960000000: status 0, year 58881
1795960000: status 0, year 2026' ]
