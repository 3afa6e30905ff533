#!/usr/bin/env bash
# Guess: `tshark -r x.pcap -Y FILTER -c 2` prints the first two packets that match, as `tcpdump -r x.pcap -c 2 FILTER` does, and
#   `editcap x.pcap y.pcap 1-2` keeps the packets 1 and 2. Times that editcap takes and tshark prints are those of the capture.
# Seen: tshark reads two packets and then filters: it prints those of the two that match, or none. editcap deletes the packets it is told, and
#   keeps them only with -r. And `editcap -A "2026-11-29 13:46:42"` goes by the clock of the machine it runs on: east of the capture's place
#   it keeps more, or all.
# Version: tshark and editcap 4.0.17, tcpdump 4.99.3 (Debian 12). Date: 2026-11-30.
set -euo pipefail
PATH=$PATH:/usr/sbin
for program in tshark tcpdump python3; do command -v $program >/dev/null || missing+=" $program"; done
# shellcheck disable=SC2086 # the names of packages
[ -z "${missing:-}" ] ||
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $missing >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# Six packets, a second apart, to the ports 9000 and 9001 in turn
cat >write.py <<'PY'
import struct
with open("x.pcap", "wb") as file:
    file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
    for n in range(6):
        udp = struct.pack(">HHHH", 5000, 9000 + n % 2, 13, 0) + b"hello"
        ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(udp), 1, 0, 64, 17, 0) + bytes([192, 0, 2, 1, 192, 0, 2, 2])
        frame = bytes([2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0]) + ip + udp
        file.write(struct.pack("<IIII", 1795960000 + n, 0, len(frame), len(frame)) + frame)
PY
python3 write.py
packets() { tshark -r "$1" "${@:2}" -T fields -e frame.time_epoch 2>/dev/null | sed 's/^179596000\([0-9]\)\..*/\1/' | xargs; }
seen=$(
  echo "tcpdump -c 2 to 9001: $(tcpdump -tt -n -r x.pcap -c 2 udp port 9001 2>/dev/null | sed 's/^179596000\([0-9]\)\..*/\1/' | xargs)"
  echo "tshark -c 2 to 9001: $(packets x.pcap -c 2 -Y udp.port==9001)"
  editcap x.pcap numbers.pcap 1-2
  echo "editcap 1-2: $(packets numbers.pcap)"
  editcap -r x.pcap kept.pcap 1-2
  echo "editcap -r 1-2: $(packets kept.pcap)"
  for zone in UTC Asia/Tokyo; do
    TZ=$zone editcap -A '2026-11-29 13:46:43' x.pcap since.pcap
    echo "editcap -A in $zone: $(packets since.pcap)"
  done
)
echo "$seen"
[ "$seen" = 'tcpdump -c 2 to 9001: 1 3
tshark -c 2 to 9001: 1
editcap 1-2: 2 3 4 5
editcap -r 1-2: 0 1
editcap -A in UTC: 3 4 5
editcap -A in Asia/Tokyo: 0 1 2 3 4 5' ]
