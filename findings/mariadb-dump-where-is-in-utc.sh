#!/usr/bin/env bash
# Guess: `mariadb-dump --where="at >= '2026-11-30 10:00' AND at < '2026-11-30 11:00'"` (mysqldump) dumps the rows that SELECT gives with that
#   WHERE.
# Seen: where the server is not on UTC it dumps others: mariadb-dump sets the time zone of its session to UTC (--tz-utc), and a TIMESTAMP is
#   compared, and written, in that. The hour of an incident in New York is another hour in the dump, and it looks right, as the times in it
#   are in UTC too; a column of DATETIME goes by what it says. --skip-tz-utc has the rows of the SELECT, with times of the server.
# Version: MariaDB 10.11 (Debian 12). Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
# Beside the system: as a package it would start a server
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm mariadb-server mariadb-server-core mariadb-client mariadb-client-core \
  mariadb-common libmariadb3 libaio1 liburing2 libsnappy1v5
cd "$folder"
LD_LIBRARY_PATH=$(echo "$folder"/{usr/,}lib/x86_64-linux-gnu | tr ' ' :)
export LD_LIBRARY_PATH
database=(--no-defaults --user=root --basedir="$folder/usr" --datadir="$folder/data")
usr/bin/mariadb-install-db "${database[@]}" --auth-root-authentication-method=normal >log 2>&1
TZ=America/New_York usr/sbin/mariadbd "${database[@]}" --socket="$folder/socket" --skip-networking --lc-messages-dir="$folder/usr/share/mysql" \
  --plugin-dir="$folder/usr/lib/mysql/plugin" 2>log &
server=$!
client() { usr/bin/"$1" --no-defaults --socket=socket "${@:2}"; }
until client mariadb-admin ping >/dev/null 2>&1; do sleep 0.1; done
client mariadb <<'SQL'
CREATE DATABASE shop;
CREATE TABLE shop.events (what TEXT, at TIMESTAMP, day DATETIME);
INSERT INTO shop.events VALUES ('five', '2026-11-30 05:30:00', '2026-11-30 05:30:00'), ('ten', '2026-11-30 10:30:00', '2026-11-30 10:30:00');
SQL
hour() { echo "$1 >= '2026-11-30 10:00' AND $1 < '2026-11-30 11:00'"; }
rows() { client mariadb-dump --no-create-info "$@" shop events | sed -n "s/^(\(.*\));/\1/p"; }
client mariadb --skip-column-names --execute='SELECT version()'
seen=$(
  echo "SELECT at: $(client mariadb --skip-column-names --execute="SELECT what, at FROM shop.events WHERE $(hour at)" | tr '\t' ' ')"
  echo "dump at: $(rows --where="$(hour at)")"
  echo "dump day: $(rows --where="$(hour day)")"
  echo "dump at, --skip-tz-utc: $(rows --skip-tz-utc --where="$(hour at)")"
)
echo "$seen"
[ "$seen" = "SELECT at: ten 2026-11-30 10:30:00
dump at: 'five','2026-11-30 10:30:00','2026-11-30 05:30:00'
dump day: 'ten','2026-11-30 15:30:00','2026-11-30 10:30:00'
dump at, --skip-tz-utc: 'ten','2026-11-30 10:30:00','2026-11-30 10:30:00'" ]
