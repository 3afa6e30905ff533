#!/usr/bin/env bash
# Guess: rsyslog's imfile with startmsg.regex (entries of several lines, each beginning with a date) sends an entry a moment after it was
#   written, as other shippers do, or at the latest when rsyslog is stopped.
# Seen: an entry is sent when the next one begins, and not before: the last words of a service that died ("FATAL", with its stack) are not on
#   the central server, and come with the first line of its next start. Stopping rsyslog does not send them either. A readTimeout in seconds,
#   which has no default, sends them. Single lines are sent at once.
# Version: rsyslog 8.2302.0 (Debian 12). Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
# Beside the system: as a package it would take this machine's log
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm rsyslog libfastjson4 libestr0
cd "$folder"
libraries=$folder/usr/lib/x86_64-linux-gnu
cat >rsyslog.conf <<CONF
global(workDirectory="$folder")
module(load="imfile")
template(name="parts" type="string" string="%syslogtag% %msg%\n")
input(type="imfile" file="$folder/single.log" tag="single:")
input(type="imfile" file="$folder/several.log" tag="several:" startmsg.regex="^[0-9]{4}-")
input(type="imfile" file="$folder/timeout.log" tag="timeout:" startmsg.regex="^[0-9]{4}-" readTimeout="1")
:inputname, isequal, "imfile" action(type="omfile" file="$folder/sent" template="parts")
CONF
write() { for name in single several timeout; do printf '%s' "$1" >>$name.log; done; }
write ''
LD_LIBRARY_PATH=$libraries usr/sbin/rsyslogd -v | head -n 1
LD_LIBRARY_PATH=$libraries usr/sbin/rsyslogd -n -M "$libraries/rsyslog" -f rsyslog.conf -i "$folder/pid" 2>log &
server=$!
until [ -s pid ]; do sleep 0.1; done
write $'2026-12-01 12:00:00 started\n2026-12-01 12:00:01 FATAL out of memory\n  at main.c:10\n'
sent() { LC_ALL=C sort sent 2>/dev/null | grep "^$1"; }
until sent timeout | grep --quiet FATAL; do sleep 0.1; done
sleep 5
seen=$(for name in single several timeout; do sent $name; done)
kill $server
wait $server || true
stopped=$(sent several)
echo "five seconds later:
$seen
when rsyslog was stopped:
$stopped"
[ "$seen" = 'single:   at main.c:10
single: 2026-12-01 12:00:00 started
single: 2026-12-01 12:00:01 FATAL out of memory
several: 2026-12-01 12:00:00 started
timeout: 2026-12-01 12:00:00 started
timeout: 2026-12-01 12:00:01 FATAL out of memory\n  at main.c:10' ] && [ "$stopped" = 'several: 2026-12-01 12:00:00 started' ]
