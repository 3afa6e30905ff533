#!/usr/bin/env bash
# Guess: SysLogHandler(address, socktype=SOCK_STREAM) of Python sends each message to a syslog server over TCP as that expects it: with a
#   length before it or a line feed behind it.
# Seen: behind each stands a NUL, and no line feed. rsyslog's imtcp takes all that a process ever sends for one message: nothing arrives as
#   long as the connection is open, and then a warning, an error and a critical one are one warning, with #000<11> in the text. append_nul =
#   False with a formatter that ends in \n mends it.
# Version: Python 3.11, rsyslog 8.2302.0 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v python3 >/dev/null || { apt-get update -qq && apt-get install -qq --yes python3 >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
# Beside the system: as a package it would take this machine's log
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm rsyslog libfastjson4 libestr0
cd "$folder"
libraries=$folder/usr/lib/x86_64-linux-gnu
cat >rsyslog.conf <<CONF
module(load="imtcp")
template(name="parts" type="string" string="%syslogseverity-text% %syslogtag%%msg%\n")
input(type="imtcp" name="tcp" port="0" address="127.0.0.1" listenPortFileName="$folder/port")
:inputname, isequal, "tcp" action(type="omfile" file="$folder/received" template="parts")
CONF
LD_LIBRARY_PATH=$libraries usr/sbin/rsyslogd -n -M "$libraries/rsyslog" -f rsyslog.conf -i "$folder/pid" 2>log &
server=$!
until [ -s port ]; do sleep 0.1; done
cat >log.py <<'PY'
import logging, os, socket, sys, time
from logging.handlers import SysLogHandler

def received():
    return open("received").read().splitlines() if os.path.exists("received") else []

def send(mend=False):
    before = len(received())
    handler = SysLogHandler(("127.0.0.1", int(sys.argv[1])), socktype=socket.SOCK_STREAM)
    if mend:
        handler.append_nul = False
        handler.setFormatter(logging.Formatter("%(message)s\n"))
    log = logging.Logger("app")
    log.addHandler(handler)
    log.warning("app: disk is nearly full")
    log.error("app: disk is full")
    log.critical("app: stopped")
    time.sleep(3)
    during = len(received()) - before
    handler.close()
    time.sleep(3)
    return during, received()[before:]

seen = {"as it is": send(), "mended": send(mend=True)}
for how, (during, messages) in seen.items():
    print(f"{how}: {during} received while connected, then:", *messages, sep="\n  ")
assert seen == {
    "as it is": (0, ["warning app: disk is nearly full#000<11>app: disk is full#000<10>app: stopped"]),
    "mended": (3, ["warning app: disk is nearly full", "err app: disk is full", "crit app: stopped"]),
}
PY
python3 --version
python3 log.py "$(cat port)"
