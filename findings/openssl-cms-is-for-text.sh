#!/usr/bin/env bash
# Guess: `openssl cms -encrypt -in support.tar.gz -outform DER` and `openssl cms -decrypt` give the same bytes back, as every encryption
#   does; so do `-sign -nodetach` and `-verify`.
# Seen: without -binary the input is text of a mail: each line feed becomes CR LF before it is encrypted, and from a NUL on the rest of that
#   line is left out. An archive is ruined when it is packed, all with exit status 0, and it shows when somebody decrypts it. With -binary,
#   given to the side that encrypts or signs, the bytes are the same.
# Version: OpenSSL 3.0.22 (Debian 12). Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
openssl version
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out certificate.pem -subj /CN=support -days 1 2>/dev/null
printf 'one\ntwo\0three\nfour\n' >plain
shown() { od --address-radix=n --format=c | tr --delete ' \n'; }
seen=$(
  echo "plain: $(shown <plain)"
  for flag in '' -binary; do
    # shellcheck disable=SC2086 # no flag is no argument
    openssl cms -encrypt $flag -in plain -outform DER -out encrypted certificate.pem
    openssl cms -decrypt -inform DER -in encrypted -inkey key.pem >decrypted
    echo "cms -encrypt $flag: $(shown <decrypted)"
    # shellcheck disable=SC2086
    openssl cms -sign $flag -nodetach -in plain -signer certificate.pem -inkey key.pem -outform DER -out signed
    openssl cms -verify -inform DER -in signed -CAfile certificate.pem -out verified 2>why
    echo "cms -sign $flag: $(shown <verified) ($(tail -n 1 why))"
  done
)
echo "$seen"
[ "$seen" = 'plain: one\ntwo\0three\nfour\n
cms -encrypt : one\r\ntwofour\r\n
cms -sign : one\r\ntwofour\r\n (CMS Verification successful)
cms -encrypt -binary: one\ntwo\0three\nfour\n
cms -sign -binary: one\ntwo\0three\nfour\n (CMS Verification successful)' ]
