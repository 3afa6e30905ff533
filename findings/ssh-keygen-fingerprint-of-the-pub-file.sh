#!/usr/bin/env bash
# Guess: `ssh-keygen -lf deploy_key` prints the fingerprint of the private key that it is given, as `ssh-keygen -yf deploy_key` prints the public
#   key that belongs to it.
# Seen: where deploy_key.pub is there, it prints that file's fingerprint, whatever key it is of. Who renewed a private key and left the .pub beside
#   it, or wrote a secret over one file of two, sees the old fingerprint under the name of the new key, with exit status 0, and looks for the
#   fault at the server, whose log names another one. What the key itself says: `ssh-keygen -yf deploy_key | ssh-keygen -lf -`.
# Version: OpenSSH 9.2p1 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v ssh-keygen >/dev/null || { apt-get update -qq && apt-get install -qq --yes openssh-client >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for name in old new; do ssh-keygen -q -t ed25519 -N '' -C $name -f $name; done
cp new deploy_key
cp old.pub deploy_key.pub
name_of() { ssh-keygen -lf "$1" | cut -d' ' -f2; }
old=$(name_of old.pub) new=$(name_of new.pub)
age_of() { case $1 in "$old") echo old ;; "$new") echo new ;; *) echo other ;; esac; }
seen=$(
  echo "-lf, with .pub: $(age_of "$(name_of deploy_key)")"
  echo "-yf: $(age_of "$(ssh-keygen -yf deploy_key | name_of -)")"
  rm deploy_key.pub
  echo "-lf, without .pub: $(age_of "$(name_of deploy_key)")"
)
echo "$seen"
[ "$seen" = '-lf, with .pub: old
-yf: new
-lf, without .pub: new' ]
