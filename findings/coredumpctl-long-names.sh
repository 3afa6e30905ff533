#!/usr/bin/env bash
# Guess: `coredumpctl list checkout-worker-main` lists the crashes of /usr/bin/checkout-worker-main, as it does for shorter names, and a
#   name that it prints in its column EXE is one that it takes.
# Seen: "No coredumps found.", exit status 1. A name with no slash is compared with the kernel's name of the process, which ends after 15
#   characters: `checkout-worker` finds it, and finds every other program that begins so. The whole path works.
# Version: systemd 252 (Debian 12), on a journal that was written for it. Date: 2026-11-30.
set -euo pipefail
command -v /lib/systemd/systemd-journal-remote >/dev/null ||
  { apt-get update -qq && apt-get install -qq --yes systemd-journal-remote >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# coredumpctl alone: an installed systemd-coredump would take this machine's crashes
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm systemd-coredump
cd "$folder"
n=0
crash() {
  n=$((n + 1))
  printf '__REALTIME_TIMESTAMP=%d\n__MONOTONIC_TIMESTAMP=%d\n_BOOT_ID=%032d\n' $((1795960000000000 + n)) $n 1
  printf '%s\n' MESSAGE_ID=fc2e22bc6ee647b6b90729ab34a250b1 "MESSAGE=Process $n dumped core." COREDUMP_PID=$n \
    COREDUMP_UID=1000 COREDUMP_GID=1000 COREDUMP_SIGNAL=11 "COREDUMP_COMM=${1:0:15}" "COREDUMP_EXE=/usr/bin/$1" \
    COREDUMP_TIMESTAMP=$((1795960000000000 + n)) ''
}
for name in checkout-worker-main checkout-worker-mail billing; do crash $name; done >journal.export
/lib/systemd/systemd-journal-remote --output=x.journal journal.export 2>/dev/null
list() {
  usr/bin/coredumpctl --file=x.journal --no-pager --no-legend list "$1" 2>&1 | grep --only-matching '/usr/bin/[^ ]*\|^No .*' | xargs
}
seen=$(for name in billing checkout-worker-main checkout-worker /usr/bin/checkout-worker-main; do echo "$name: $(list $name)"; done)
echo "$seen"
[ "$seen" = 'billing: /usr/bin/billing
checkout-worker-main: No coredumps found.
checkout-worker: /usr/bin/checkout-worker-main /usr/bin/checkout-worker-mail
/usr/bin/checkout-worker-main: /usr/bin/checkout-worker-main' ]
