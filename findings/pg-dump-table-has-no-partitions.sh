#!/usr/bin/env bash
# Guess: `pg_dump -t events` saves the table events, `--exclude-table-data=events` saves all but its rows, also where the table is
#   partitioned: the partitions are how it is stored, and SELECT, COPY and TRUNCATE of events mean all of them.
# Seen: to pg_dump each partition is a table of its own. `-t events` has the empty frame: not one row and no partition, with exit status 0 and
#   no word. And --exclude-table-data=events leaves nothing out: the rows that were to stay at home are in the dump. `-t 'events*'` takes them
#   by their names; from PostgreSQL 16 on there are --table-and-children and --exclude-table-data-and-children.
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
"${unprivileged[@]}" postgres -D server/data -k "$folder/server" -c listen_addresses= -c jit=off 2>log &
server=$!
until pg_isready --quiet; do sleep 0.1; done
psql --quiet <<'SQL'
CREATE TABLE events (at date, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO events VALUES ('2025-05-05', 'an old event'), ('2026-06-06', 'a new event');
SQL
pg_dump --version
in_dump() {
  pg_dump "$1" >dump && status=0 || status=$?
  echo "$1: $(grep --only-matching 'CREATE TABLE [a-z0-9_.]*\|an* [a-z]* event$' dump | paste --serial --delimiters=,), status $status"
}
seen=$(
  echo "rows of events: $(psql --tuples-only --no-align --command='SELECT count(*) FROM events')"
  in_dump --table=events
  in_dump --table='events*'
  in_dump --exclude-table-data=events
  in_dump --exclude-table-data='events*'
)
echo "$seen"
tables='CREATE TABLE public.events,CREATE TABLE public.events_2025,CREATE TABLE public.events_2026'
[ "$seen" = "rows of events: 2
--table=events: CREATE TABLE public.events, status 0
--table=events*: $tables,an old event,a new event, status 0
--exclude-table-data=events: $tables,an old event,a new event, status 0
--exclude-table-data=events*: $tables, status 0" ]
