#!/usr/bin/env bash
# Guess: `journalctl -u app -F PRIORITY`, or with --since or --grep, lists the values that the field has in the entries it would print
#   without -F: which levels this unit logged today, which units logged today.
# Seen: -F lists what the field has in the whole journal, and takes -u, -p, --since and --grep with no word. Only `FIELD=value` behind it is
#   refused. What counts is `journalctl -u app -o json --output-fields=PRIORITY` and a `sort --unique`.
# Version: systemd 252 (Debian 12), on a journal that was written for it. Date: 2026-11-30.
set -euo pipefail
command -v /lib/systemd/systemd-journal-remote >/dev/null ||
  { apt-get update -qq && apt-get install -qq --yes systemd-journal-remote >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
n=0
while read -r unit priority message; do
  n=$((n + 1))
  printf '__REALTIME_TIMESTAMP=%d\n__MONOTONIC_TIMESTAMP=%d\n_BOOT_ID=%032d\n' $((1795960000000000 + n)) $n 1
  printf '%s\n' "_SYSTEMD_UNIT=$unit.service" "PRIORITY=$priority" "MESSAGE=$message" ''
done >journal.export <<'LINES'
app 6 started
app 6 stopped
proxy 3 failed
LINES
/lib/systemd/systemd-journal-remote --output=x.journal journal.export 2>/dev/null
read_journal() { journalctl --file=x.journal --quiet --no-pager "$@" 2>&1; }
seen=$(
  echo "-u app: $(read_journal -u app -o cat | xargs)"
  echo "-u app -F PRIORITY: $(read_journal -u app -F PRIORITY | sort | xargs)"
  echo "-u app -o json: $(read_journal -u app -o json --output-fields=PRIORITY | grep --only-matching '"PRIORITY":"[0-9]"' | sort --unique)"
  echo "-g failed -F _SYSTEMD_UNIT: $(read_journal -g failed -F _SYSTEMD_UNIT | sort | xargs)"
  echo "--since 2030-01-01 -F _SYSTEMD_UNIT: $(read_journal --since 2030-01-01 -F _SYSTEMD_UNIT | sort | xargs)"
  echo "-p err -F MESSAGE: $(read_journal -p err -F MESSAGE | sort | xargs)"
)
echo "$seen"
[ "$seen" = '-u app: started stopped
-u app -F PRIORITY: 3 6
-u app -o json: "PRIORITY":"6"
-g failed -F _SYSTEMD_UNIT: app.service proxy.service
--since 2030-01-01 -F _SYSTEMD_UNIT: app.service proxy.service
-p err -F MESSAGE: failed started stopped' ]
