#!/usr/bin/env bash
# Guess: `MEMORY USAGE key` of Redis says what a key takes, and `redis-cli --memkeys` therefore finds the key that fills the memory.
# Seen: of what has many elements it looks at five and multiplies: a hash with 1000 short fields and one of 10 MB takes 48 KB by it, and so does
#   a set; --memkeys names a string of 100 KB as the largest key. With a large one among the five it errs the other way: a list of 20 MB takes
#   2 GB. `SAMPLES 0` looks at all of them, but --memkeys-samples 0 at five again: it wants a number that is large enough.
# Version: Redis 7.0.15 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
# Beside the system: as a package it would start a server
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm redis-server redis-tools libjemalloc2 liblzf1
cd "$folder"
LD_LIBRARY_PATH=$(echo "$folder"/{usr/,}lib/x86_64-linux-gnu | tr ' ' :)
export LD_LIBRARY_PATH
usr/bin/redis-server --port 0 --unixsocket redis.socket --save '' >log &
server=$!
until [ -S redis.socket ]; do sleep 0.1; done
client() { usr/bin/redis-cli -s redis.socket "$@"; }
head --bytes=10000000 /dev/zero | tr '\0' x >large
commands() {
  for n in $(seq 1000); do printf 'HSET hash field%s value\nSADD set member%s\n' "$n" "$n"; done
}
commands | client >/dev/null
client -x HSET hash large <large >/dev/null
client -x SADD set <large >/dev/null
head --bytes=100000 large | client -x SET string >/dev/null
usr/bin/redis-server --version
seen=$(
  for key in hash set string; do
    sampled=$(client MEMORY USAGE $key)
    all=$(client MEMORY USAGE $key SAMPLES 0)
    echo "$key: $((sampled / 100000)), all $((all / 100000))"
  done
  largest() { client --memkeys "$@" | sed -n 's/^Biggest *\([a-z]*\) found .* has \([0-9]*\) bytes/\2 \1/p' | sort --numeric-sort | tail -n 1 | sed 's/.* //'; }
  echo "largest by --memkeys: $(largest)"
  echo "largest by --memkeys-samples 0: $(largest --memkeys-samples 0)"
  echo "largest by --memkeys-samples 2000: $(largest --memkeys-samples 2000)"
  client -x RPUSH list <large >/dev/null
  # 1000 elements of 9000 bytes
  { for _ in $(seq 1000); do echo "RPUSH list $(printf '%09000d' 0)"; done; } | client >/dev/null
  echo "list: $(($(client MEMORY USAGE list) / 100000)), all $(($(client MEMORY USAGE list SAMPLES 0) / 100000))"
)
echo "in 100 kB, $seen"
[ "$seen" = 'hash: 0, all 105
set: 0, all 105
string: 1, all 1
largest by --memkeys: string
largest by --memkeys-samples 0: string
largest by --memkeys-samples 2000: hash
list: 21074, all 207' ]
