#!/usr/bin/env bash
# Guess: Prometheus's node_exporter shows what is in its folder of text files (*.prom): what Prometheus reads from an exporter it reads from
#   such a file too, and a file that is refused is to be seen in node_textfile_scrape_error.
# Seen: a file in which one sample has a timestamp, which Prometheus's format allows, is left out whole. And of two files that have one metric,
#   with another HELP text each, only one's series are shown, with status 200: there node_textfile_scrape_error stays 0, and
#   node_textfile_mtime_seconds names both files. So a new wording in one team's script removes another script's metrics.
# Version: prometheus-node-exporter 1.5.0 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm prometheus-node-exporter
cd "$folder"
mkdir help times
printf '# HELP backup_done of the last run\n# TYPE backup_done gauge\nbackup_done{of="shop"} 1\n' >help/shop.prom
printf '# HELP backup_done of the latest run\n# TYPE backup_done gauge\nbackup_done{of="wiki"} 1\n' >help/wiki.prom
printf 'queue_length 7\nqueue_age 30 1795960000000\n' >times/queue.prom
echo 'backup_done{of="blog"} 1' >times/blog.prom
usr/bin/prometheus-node-exporter --version 2>&1 | head -n 1
shown() {
  usr/bin/prometheus-node-exporter --collector.disable-defaults --collector.textfile --collector.textfile.directory="$1" \
    --web.listen-address=127.0.0.1:19101 2>log &
  server=$!
  until status=$(curl --silent --noproxy '*' --output out --write-out '%{http_code}' http://127.0.0.1:19101/metrics); do
    sleep 0.1
  done
  echo "$1: $status"
  grep --extended-regexp '^(backup|queue|node_textfile_scrape)' out
  grep --only-matching '^node_textfile_mtime_seconds{[^}]*}' out
  kill $server
  wait $server || true
}
{ shown help; shown times; } >seen
cat seen
[ "$(cat seen)" = 'help: 200
backup_done{of="shop"} 1
node_textfile_scrape_error 0
node_textfile_mtime_seconds{file="help/shop.prom"}
node_textfile_mtime_seconds{file="help/wiki.prom"}
times: 200
backup_done{of="blog"} 1
node_textfile_scrape_error 1
node_textfile_mtime_seconds{file="times/blog.prom"}' ]
