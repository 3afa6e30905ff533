#!/usr/bin/env bash
# Guess: rsyslog's imtcp takes plain lines (`nc`, an application that prints to a socket) one message a line: without a syslog header the
#   whole line is the message, and the host is the sender's.
# Seen: a line that begins with a digit is taken for a length (octet counting): "200 GET /health" swallows the next 200 bytes, and what begins
#   with "2026-11-30T…" fails, with all that comes behind it on that connection. The lines are lost, with a word in rsyslog's own log alone;
#   SupportOctetCountedFraming="off" keeps them. And of other lines the first word is the host and the second one the tag: "disk is full" is
#   the message " full" of the program "is" on the host "disk".
# Version: rsyslog 8.2302.0 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
# Beside the system: as a package it would take this machine's log
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm rsyslog libfastjson4 libestr0
cd "$folder"
libraries=$folder/usr/lib/x86_64-linux-gnu
cat >rsyslog.conf <<CONF
module(load="imtcp")
template(name="parts" type="string" string="%inputname%: host %hostname%, tag %syslogtag%, message '%msg%'\n")
input(type="imtcp" name="as it is" port="0" address="127.0.0.1" listenPortFileName="$folder/counted.port")
input(type="imtcp" name="off" port="0" address="127.0.0.1" listenPortFileName="$folder/plain.port" SupportOctetCountedFraming="off")
:inputname, !isequal, "rsyslogd" action(type="omfile" file="$folder/out" template="parts")
CONF
LD_LIBRARY_PATH=$libraries usr/sbin/rsyslogd -n -M "$libraries/rsyslog" -f rsyslog.conf -i "$folder/pid" 2>log &
server=$!
until [ -s counted.port ] && [ -s plain.port ]; do sleep 0.1; done
full=0
for input in counted plain; do
  port=$(cat $input.port)
  printf '200 GET /health\n200 GET /metrics\n' >"/dev/tcp/127.0.0.1/$port"
  printf '2026-11-30T12:00:00Z started\nready\n' >"/dev/tcp/127.0.0.1/$port"
  printf 'disk is full\n' >"/dev/tcp/127.0.0.1/$port"
  full=$((full + 1))
  until [ "$(grep --count ' full' out 2>/dev/null)" = $full ]; do sleep 0.1; done
done
kill $server
wait $server || true
seen=$(cat out; grep --only-matching 'Framing Error\|Incomplete frame' log | sort | uniq --count | sed 's/^ *//')
echo "$seen"
[ "$seen" = "as it is: host disk, tag is, message ' full'
off: host 200, tag GET, message ' /health'
off: host 200, tag GET, message ' /metrics'
off: host started, tag , message ''
off: host ready, tag , message ''
off: host disk, tag is, message ' full'
1 Framing Error
2 Incomplete frame" ]
