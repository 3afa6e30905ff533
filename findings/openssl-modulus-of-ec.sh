#!/usr/bin/env bash
# Guess: whether a certificate belongs to a key or to a request is seen from `openssl x509 -noout -modulus | sha256sum` and the same with `req`: it is
#   the check of most handbooks and many scripts. For a certificate that has no modulus (ECDSA, ed25519) openssl fails.
# Seen: it writes "Modulus=No modulus for this public key type" (x509) or "Modulus=Wrong Algorithm type" (req) to standard output, with exit
#   status 0. The sums of any two ECDSA certificates are equal, and that of a certificate and its own request are not. What tells
#   them apart for each type is the public key: `openssl x509 -noout -pubkey`, `openssl req -noout -pubkey`, `openssl pkey -pubout`.
# Version: OpenSSL 3.0 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v openssl >/dev/null || { apt-get update -qq && apt-get install -qq --yes openssl >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
openssl version
for name in old new; do
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $name.key
  openssl req -new -key $name.key -subj "/CN=$name.example" -out $name.csr
  openssl req -x509 -key $name.key -subj "/CN=$name.example" -out $name.crt
done
same() { [ "$1" = "$2" ] && echo same || echo different; }
modulus() { openssl "$1" -noout -modulus -in "$2"; }
public() { openssl "$1" -noout -pubkey -in "$2"; }
seen=$(
  modulus x509 old.crt && echo "status $?"
  modulus req old.csr && echo "status $?"
  echo "two certificates by modulus: $(same "$(modulus x509 old.crt)" "$(modulus x509 new.crt)")"
  echo "a certificate and its request by modulus: $(same "$(modulus x509 old.crt)" "$(modulus req old.csr)")"
  echo "two certificates by key: $(same "$(public x509 old.crt)" "$(public x509 new.crt)")"
  echo "a certificate and its request by key: $(same "$(public x509 old.crt)" "$(public req old.csr)")"
)
echo "$seen"
[ "$seen" = 'Modulus=No modulus for this public key type
status 0
Modulus=Wrong Algorithm type
status 0
two certificates by modulus: same
a certificate and its request by modulus: different
two certificates by key: different
a certificate and its request by key: same' ]
