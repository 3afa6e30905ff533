#!/usr/bin/env bash
# Unpacks packages of a newer Debian suite into a folder, beside the system's, which stays as it is: from the mirror
# that this machine's apt uses, and signed as its keyring says.
#   tools/ci/unpack-newer.sh FOLDER SUITE PACKAGE…
set -euo pipefail
folder=$1 suite=$2
shift 2
mirror=$("$(dirname "$0")/debian-mirror.sh")
state=$folder/.apt
mkdir -p "$state/lists/partial" "$state/archives/partial" "$state/empty"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$state/sources.list"
options=(
  -qq
  -o "Dir::Etc::SourceList=$state/sources.list" -o "Dir::Etc::SourceParts=$state/empty"
  -o "Dir::Etc::PreferencesParts=$state/empty"
  -o "Dir::State::Lists=$state/lists" -o "Dir::Cache=$state" -o APT::Sandbox::User=root
  -o Acquire::Languages=none
)
apt-get "${options[@]}" update >&2
chmod 755 "$state"
cd "$state/archives"
apt-get "${options[@]}" download "$@" >&2
for package in *.deb; do dpkg -x "$package" "$folder"; done
rm -rf "$state"
