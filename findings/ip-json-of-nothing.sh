#!/usr/bin/env bash
# Guess: `ip -j link show up` and `ip -j addr show up` write a list of the interfaces that are up, the ones that the same command shows without -j:
#   a script may take the length of it, or the ifname of each.
# Seen: an empty object stands in place of each interface that is left out: of one that is up and two that are down, [{"ifname":"lo",…},{},{}].
#   So `jq length` counts them all, `.[].ifname` has null in it. Where the kernel
#   filters (a type that it knows, a family) there are no such gaps, so that a script may work for years until somebody adds `up`. The
#   text has none in each case. `jq 'map(select(.ifname))'` takes them out.
# Version: iproute2 6.1.0 (Debian 12), Linux 6.18. Date: 2026-12-01.
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin
type ip jq unshare &>/dev/null || { apt-get update -qq && apt-get install -qq --yes iproute2 jq util-linux >/dev/null; }
# In a network of its own: three interfaces on each machine
seen=$(
  unshare --map-root-user --net bash -c '
    ip link set lo up
    ip link add name one type veth peer name two
    for command in "link show" "link show up" "addr show up" "link show type veth"; do
      echo "ip $command: $(ip -o $command | wc -l) lines, with -j $(ip -j $command | jq --compact-output "map(.ifname)")"
    done'
)
echo "$seen"
[ "$seen" = 'ip link show: 3 lines, with -j ["lo","two","one"]
ip link show up: 1 lines, with -j ["lo",null,null]
ip addr show up: 2 lines, with -j ["lo",null,null]
ip link show type veth: 2 lines, with -j ["two","one"]' ]
