#!/usr/bin/env bash
# Guess: `tcpdump -G 3600 -W 24 -w 'x%H.pcap'` as root keeps the last day in 24 files, as `-C 100 -W 24` keeps the last 24 files of 100 MB; with
#   both it is a ring of 24 files that are exchanged each hour or when they are full.
# Seen: -W with -G is an end: after 24 files it stops, with exit status 0. With -C it is a ring. With both it is neither: it numbers within each
#   period, begins anew with the next one and never stops, so the files are more than -W and fill the disk. And without `-Z root` root does
#   not get that far on Debian: the first file is made as root, the second one as the user tcpdump, who may not write there.
# Version: tcpdump 4.99.3 (Debian 12). Date: 2026-11-30.
set -euo pipefail
PATH=$PATH:/usr/sbin
command -v tcpdump >/dev/null || { apt-get update -qq && apt-get install -qq --yes tcpdump >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${sender:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
cat >send.mjs <<'JS'
import { createSocket } from 'node:dgram';
const socket = createSocket('udp4').bind(0, '127.0.0.1', () => {
  console.log(socket.address().port);
  setInterval(() => socket.send(Buffer.alloc(60_000), socket.address().port, '127.0.0.1'), 50);
});
JS
node send.mjs >port &
sender=$!
until [ -s port ]; do sleep 0.1; done
# What becomes of 10 s: how it ended and how many files there are
capture() {
  rm -f ./*.pcap*
  timeout 10 tcpdump -i lo "$@" udp dst port "$(cat port)" 2>messages && status=0 || status=$?
  [ $status = 124 ] && status='still running'
  echo "$status, $(find . -name '*.pcap*' | wc --lines) files$(grep --only-matching ': Permission denied' messages || true)"
}
tcpdump --version 2>&1 | head -n 1
ring=$(capture -Z root -C 1 -W 3 -w x.pcap)
timed=$(capture -Z root -G 1 -W 3 -w 'x%s.pcap')
both=$(capture -Z root -G 2 -C 1 -W 3 -w 'x%s.pcap')
own=$(capture -G 1 -W 3 -w 'x%s.pcap')
printf '%s\n' "-C and -W: $ring" "-G and -W: $timed" "-G, -C and -W: $both" "-G and -W without -Z root: $own"
[ "$ring, $timed, $own" = 'still running, 3 files, 0, 3 files, 1, 1 files: Permission denied' ]
number=$(sed 's/still running, \([0-9]*\) files/\1/' <<<"$both")
[ "$number" -gt 6 ]
