#!/usr/bin/env bash
# Guess: `systemctl disable --now 'app-*.service'` does to all units of that name what `systemctl stop 'app-*.service'` does.
# Seen: start, stop, restart and status take patterns; enable, disable, mask and their like do not. The pattern is taken for the name of a
#   unit, "app-\x2a.service", which there is not. On a running system that is exit status 1 with nothing disabled and, despite --now,
#   nothing stopped, so a package whose prerm does it under `set -e` cannot be removed. With --root, as below and as image builders use it,
#   it is exit status 0.
# Version: systemd 252 (Debian 12). Date: 2026-11-29.
set -euo pipefail
command -v systemctl >/dev/null || { apt-get update -qq && apt-get install -qq --yes systemd >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/usr/lib/systemd/system"
for name in app-a app-b; do
  printf '[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n' >"$folder/usr/lib/systemd/system/$name.service"
done
control() { systemctl --root "$folder" "$@" 2>&1; }
enabled() { control is-enabled app-a.service app-b.service | xargs || true; }
control enable app-a.service app-b.service >/dev/null
by_pattern=0
said=$(control disable 'app-*.service') || by_pattern=$?
after_pattern=$(enabled)
control disable app-a.service app-b.service >/dev/null
after_names=$(enabled)
echo "by a pattern: exit status $by_pattern, $after_pattern; said: $said"
echo "by their names: $after_names"
[ "$by_pattern $after_pattern, $after_names" = '0 enabled enabled, disabled disabled' ]
