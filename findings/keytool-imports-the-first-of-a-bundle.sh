#!/usr/bin/env bash
# Guess: `keytool -importcert -file ca-bundle.pem -keystore trust.p12` takes all certificates of the file, as nginx, curl and Node do with a bundle
#   of authorities, or refuses a file with more than one.
# Seen: "Certificate was added to keystore", exit status 0, and the first one is in it: a service trusts the authority that stands first, and
#   fails with "PKIX path building failed" for servers of the others; the order of the file decides. `keytool -printcert` of the same file
#   shows all of them. One call for each certificate, with an alias of its own, has them all.
# Version: keytool of OpenJDK 17, OpenSSL 3.0 (Debian 12). Date: 2026-12-01.
set -euo pipefail
type keytool openssl &>/dev/null || { apt-get update -qq && apt-get install -qq --yes openjdk-17-jre-headless openssl >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for name in one two three; do
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout $name.key -subj "/CN=authority $name" -out $name.pem 2>/dev/null
done
cat one.pem two.pem three.pem >bundle.pem
words=$(keytool -importcert -noprompt -alias company -file bundle.pem -keystore trust.p12 -storepass changeit 2>&1)
seen=$(
  echo "$words"
  echo "in the keystore: $(keytool -list -v -keystore trust.p12 -storepass changeit | sed -n 's/^Owner: //p' | xargs)"
  echo "in the file: $(keytool -printcert -file bundle.pem | sed -n 's/^Owner: //p' | paste -sd, -)"
)
echo "$seen"
[ "$seen" = 'Certificate was added to keystore
in the keystore: CN=authority one
in the file: CN=authority one,CN=authority two,CN=authority three' ]
