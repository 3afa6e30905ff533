#!/usr/bin/env bash
# Prints the mirror of Debian that this machine's apt uses.
set -euo pipefail
known() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1
}
mirror=$(known)
# What apt says of a mirror, it has from the lists.
[ -n "$mirror" ] || { apt-get -qq update >&2 && mirror=$(known); }
[ -n "$mirror" ] || { echo 'Cannot find a mirror of Debian: apt knows none; look at /etc/apt' >&2; exit 1; }
echo "$mirror"
