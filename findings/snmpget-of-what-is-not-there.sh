#!/usr/bin/env bash
# Guess: `snmpget` exits with another status than 0 for an object that the device does not have, and prints nothing on standard output: a
#   script may take what is there for the value.
# Seen: so it is with SNMPv1 alone. With v2c and v3 the status is 0, and the value is "No Such Object available on this agent at this OID",
#   which a collector stores as the serial number; snmpwalk does the same. And without the MIB of the device a string of bytes is printed as
#   what it looks like: of two MAC addresses in one column one is Hex-STRING: 00 1B 44 11 3A B7, the other STRING: "ABCDEF". -Ox makes both
#   hexadecimal.
# Version: Net-SNMP 5.9.3 (Debian 12). Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
# Beside the system: as a package it would start a server
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm snmp snmpd libsnmp40 libsnmp-base libsensors5 libwrap0 libpci3
cd "$folder"
LD_LIBRARY_PATH=$(echo "$folder"/{usr/,}lib/x86_64-linux-gnu | tr ' ' :)
export LD_LIBRARY_PATH SNMP_PERSISTENT_DIR=$folder/state SNMPCONFPATH=$folder MIBS=
agent=127.0.0.1:$((20000 + RANDOM % 10000))
column=1.3.6.1.4.1.8072.9999
cat >agent.conf <<CONF
agentAddress udp:$agent
rocommunity public 127.0.0.1
sysName edge-1
override .$column.1 octet_str 0x001B44113AB7
override .$column.2 octet_str 0x414243444546
CONF
usr/sbin/snmpd -f -Le -C -c agent.conf -p "$folder/pid" 2>log &
server=$!
name=.1.3.6.1.2.1.1.5.0
missing=.1.3.6.1.2.1.1.99.0
get() { "usr/bin/snmp$1" -v"$2" -c public -O"$3" "$agent" "${@:4}" 2>>errors; }
until get get 2c qv $name >/dev/null; do sleep 0.1; done
usr/bin/snmpget --version 2>&1 | head -n 1
try() {
  get "$@" >out && status=0 || status=$?
  echo "$1 $2: status $status, $(sed 's/ *$//' out | paste --serial --delimiters=/ | grep . || echo nothing)"
}
seen=$(
  for version in 1 2c; do
    try get $version qv $missing
    try get $version qv $name $missing
  done
  try walk 2c qv .1.3.6.1.2.1.99
  try get 2c v .$column.1 .$column.2
  try get 2c vx .$column.1 .$column.2
)
echo "$seen"
[ "$seen" = 'get 1: status 2, nothing
get 1: status 2, "edge-1"
get 2c: status 0, No Such Object available on this agent at this OID
get 2c: status 0, "edge-1"/No Such Object available on this agent at this OID
walk 2c: status 0, No Such Object available on this agent at this OID
get 2c: status 0, Hex-STRING: 00 1B 44 11 3A B7/STRING: "ABCDEF"
get 2c: status 0, Hex-STRING: 00 1B 44 11 3A B7/Hex-STRING: 41 42 43 44 45 46' ]
