#!/usr/bin/env bash
# Guess: `sqlite3 a.db .dump | sqlite3 b.db` makes a database that is the same to the application that opens it: it is the way to copy or mend
#   one.
# Seen: user_version and application_id are 0 in the copy. Applications keep the number of their last migration in user_version (Android, many
#   libraries, most small tools): the copy is a new database to them, and they create tables that are there or run each migration once more.
#   The rows of a table with no INTEGER PRIMARY KEY have other rowids, where some were deleted; --preserve-rowids keeps those. auto_vacuum and
#   WAL are lost too. `VACUUM INTO` and `.backup` keep the version.
# Version: sqlite3 3.40.1 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v sqlite3 >/dev/null || { apt-get update -qq && apt-get install -qq --yes sqlite3 >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
sqlite3 a.db >/dev/null <<'SQL'
PRAGMA auto_vacuum = FULL;
PRAGMA user_version = 7;
PRAGMA application_id = 1234;
CREATE TABLE jobs (what TEXT);
INSERT INTO jobs VALUES ('a'), ('b'), ('c');
DELETE FROM jobs WHERE what = 'a';
SQL
sqlite3 a.db .dump | sqlite3 dumped.db
sqlite3 a.db '.dump --preserve-rowids' | sqlite3 preserved.db
sqlite3 a.db "VACUUM INTO 'vacuumed.db'" '.backup backup.db'
sqlite3 --version
facts() {
  sqlite3 "$1.db" 'PRAGMA user_version' 'PRAGMA application_id' 'PRAGMA auto_vacuum' 'SELECT group_concat(rowid || what) FROM jobs' | xargs
}
seen=$(for name in a dumped preserved backup vacuumed; do echo "$name: $(facts $name)"; done)
echo "user_version, application_id, auto_vacuum, rows
$seen"
[ "$seen" = 'a: 7 1234 1 2b,3c
dumped: 0 0 0 1b,2c
preserved: 0 0 0 2b,3c
backup: 7 1234 1 2b,3c
vacuumed: 7 1234 1 2b,3c' ]
