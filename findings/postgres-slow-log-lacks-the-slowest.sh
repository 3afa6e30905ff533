#!/usr/bin/env bash
# Guess: with log_min_duration_statement the log of PostgreSQL has the duration of every slow query, auto_explain its plan, and
#   pg_stat_statements counts it: the slowest query of all heads each list.
# Seen: a query that is cancelled, by statement_timeout or by its client, has no duration and no plan in the log, and pg_stat_statements does
#   not know it, not even as a call: all three count at the end of a query that succeeds. The report that always runs into its timeout is in
#   no list of slow queries, while those below it are. In the log it is an ERROR, with its text in the line STATEMENT; how long it ran is
#   nowhere.
# Version: PostgreSQL 15 (Debian 12). Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
# Beside the system: as a package it would start a server
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm postgresql-15 postgresql-client-15 libpq5
cd "$folder"
chmod 755 .
export LD_LIBRARY_PATH=$folder/usr/lib/x86_64-linux-gnu PATH=$folder/usr/lib/postgresql/15/bin:$PATH PGHOST=$folder/server PGUSER=postgres
mkdir server
unprivileged=()
[ "$(id --user)" != 0 ] || { unprivileged=(setpriv --reuid=nobody --clear-groups) && chown nobody server; }
"${unprivileged[@]}" initdb --pgdata=server/data --username=postgres --auth=trust --no-sync >/dev/null
"${unprivileged[@]}" postgres -D server/data -k "$folder/server" -c listen_addresses= -c jit=off -c log_min_duration_statement=200 \
  -c shared_preload_libraries=auto_explain,pg_stat_statements -c auto_explain.log_min_duration=200 2>log &
server=$!
until pg_isready --quiet; do sleep 0.1; done
psql --quiet --command='CREATE EXTENSION pg_stat_statements'
export PGOPTIONS='-c statement_timeout=2s'
psql --quiet --command='SELECT pg_sleep(0.3) AS lookup' >/dev/null
psql --quiet --command='SELECT pg_sleep(9) AS report' || true
timeout --signal=INT 1 psql --quiet --command='SELECT pg_sleep(9) AS export' || true
psql --version
seen=$(
  for name in lookup report export; do
    counted=$(psql --tuples-only --no-align --command="SELECT coalesce(sum(calls), 0) FROM pg_stat_statements WHERE query LIKE '%AS $name'")
    echo "$name: durations $(grep --count "duration: .* statement: .*$name" log), plans $(grep --count "Query Text: .*$name" log), calls $counted"
  done
  grep --only-matching 'ERROR: .*\|STATEMENT: .*' log
)
echo "$seen"
[ "$seen" = 'lookup: durations 1, plans 1, calls 1
report: durations 0, plans 0, calls 0
export: durations 0, plans 0, calls 0
ERROR:  canceling statement due to statement timeout
STATEMENT:  SELECT pg_sleep(9) AS report
ERROR:  canceling statement due to user request
STATEMENT:  SELECT pg_sleep(9) AS export' ]
