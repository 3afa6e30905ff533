#!/usr/bin/env bash
# Guess: `pg_restore -t orders` takes of a dump what `pg_dump -t orders` would have put into one: the table with its key, indexes, defaults
#   and what its id counts by.
# Seen: pg_dump's -t has all of that, pg_restore's has the columns and the rows. Primary key, foreign key, indexes, triggers, the sequence and
#   the default of the id are missing, with exit status 0 and no word: the next INSERT has no id, ON CONFLICT fails, and the same order can be
#   there twice. What belongs to one table is to be had by editing the list of `pg_restore --list` for --use-list.
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
CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id serial PRIMARY KEY, customer int REFERENCES customers, note text);
CREATE INDEX ON orders (customer);
INSERT INTO customers VALUES (1);
INSERT INTO orders (customer, note) VALUES (1, 'first order');
SQL
pg_restore --version
pg_dump --format=custom --file=all.dump
pg_dump --table=orders --file=dumped.sql
pg_restore --table=orders --file=restored.sql all.dump
parts() {
  grep --only-matching 'CREATE [A-Z]*\|SET DEFAULT\|PRIMARY KEY\|FOREIGN KEY\|first order' "$1" | LC_ALL=C sort | paste --serial --delimiters=,
}
seen=$(
  echo "pg_dump -t orders: $(parts dumped.sql)"
  echo "pg_restore -t orders: $(parts restored.sql)"
)
echo "$seen"
[ "$seen" = 'pg_dump -t orders: CREATE INDEX,CREATE SEQUENCE,CREATE TABLE,FOREIGN KEY,PRIMARY KEY,SET DEFAULT,first order
pg_restore -t orders: CREATE TABLE,first order' ]
