#!/usr/bin/env bash
# Guess: in a filter of tcpdump `vlan` is a condition like any other: `A or B` is `B or A`, "not vlan and A" is A without the tagged packets,
#   and `udp port 514` finds the syslog of every network on the wire.
# Seen: `udp port 514` does not find what is tagged, and "not udp port 514" finds it. And `vlan` moves where everything behind it looks, to
#   the end of the whole filter, through `or`, `not` and brackets: "vlan or udp port 514" has no untagged packet, "not vlan and udp port 514"
#   none at all. It must stand last: "udp port 514 or (vlan and udp port 514)" finds both, and the same the other way round does not.
# Version: tcpdump 4.99.3, libpcap 1.10.3 (Debian 12). Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm tcpdump libpcap0.8
cd "$folder"
cat >capture.mjs <<'JS'
import { writeFileSync } from 'node:fs';

const hex = (text) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const addresses = hex('02 00 00 00 00 01 02 00 00 00 00 02');
// IPv4 and UDP: 192.0.2.1 port 1000 to 192.0.2.2 port 514, four bytes
const datagram = hex('0800 4500 0020 0000 0000 4011 0000 c0000201 c0000202 03e8 0202 000c 0000 6c6f6773');
const record = (packet) => Buffer.concat([Buffer.from(new Uint32Array([1795960000, 0, packet.length, packet.length]).buffer), packet]);
const header = Buffer.from(new Uint32Array([0xa1b2c3d4, 0x00040002, 0, 0, 65535, 1]).buffer);
const packets = [Buffer.concat([addresses, datagram]), Buffer.concat([addresses, hex('8100 0005'), datagram])];
writeFileSync('two.pcap', Buffer.concat([header, ...packets.map(record)]));
JS
node capture.mjs
tcpdump() { LD_LIBRARY_PATH=$folder/usr/lib/x86_64-linux-gnu usr/bin/tcpdump -Z root "$@"; }
tcpdump --version 2>&1 | head -n 2
found() {
  tcpdump -r two.pcap -e -n "$1" 2>/dev/null | sed 's/.* vlan 5,.*/tagged/; s/.*IPv4 (0x0800), length.*/plain/' | xargs | grep . || echo nothing
}
seen=$(
  while read -r filter; do echo "$filter: $(found "$filter")"; done <<'FILTERS'
udp port 514
not udp port 514
vlan and udp port 514
vlan or udp port 514
not vlan and udp port 514
udp port 514 and not vlan
udp port 514 or (vlan and udp port 514)
(vlan and udp port 514) or udp port 514
FILTERS
)
echo "$seen"
[ "$seen" = 'udp port 514: plain
not udp port 514: tagged
vlan and udp port 514: tagged
vlan or udp port 514: tagged
not vlan and udp port 514: nothing
udp port 514 and not vlan: plain
udp port 514 or (vlan and udp port 514): plain tagged
(vlan and udp port 514) or udp port 514: tagged' ]
