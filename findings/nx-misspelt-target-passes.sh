#!/usr/bin/env bash
# Guess: `nx run-many -t tset`, with a target that no project has, or `-p shpo`, with a project that there is not, fails: a step of CI that
#   runs nothing is red, as `npm run tset` is.
# Seen: "No tasks were run", and exit status 0. So it is with `nx affected`. A target that is renamed in the projects and not in the CI, or a
#   project that is renamed, is green from then on, with nothing tested. Of several targets or projects the one that is misspelt is left out with
#   no word at all. Only `nx run shop:tset` is refused.
# Version: nx 22.7.12, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
command -v git >/dev/null || { apt-get update -qq && apt-get install -qq --yes git >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "name": "all", "private": true, "workspaces": ["shop"] }' >package.json
echo '{}' >nx.json
mkdir shop
git init --quiet .
echo '{ "name": "shop", "scripts": { "test": "echo the tests ran" } }' >shop/package.json
npm install --no-audit --no-fund --silent nx@22.7.12
echo node_modules >.gitignore
git add . && git -c user.name=a -c user.email=a@example.com commit --quiet --message first
echo changed >shop/file
export NX_DAEMON=false NX_TUI=false CI=true
run() {
  node_modules/.bin/nx "$@" >out 2>&1 && status=0 || status=$?
  echo "nx $*: status $status, $(grep --count '^the tests ran' out || true) tests ran"
}
seen=$(
  run run-many -t test
  run run-many -t tset
  run run-many -t test -p shpo
  run run-many -t test tset -p shop shpo
  run affected -t tset --uncommitted
  run run shop:tset
)
echo "$seen"
[ "$seen" = 'nx run-many -t test: status 0, 1 tests ran
nx run-many -t tset: status 0, 0 tests ran
nx run-many -t test -p shpo: status 0, 0 tests ran
nx run-many -t test tset -p shop shpo: status 0, 1 tests ran
nx affected -t tset --uncommitted: status 0, 0 tests ran
nx run shop:tset: status 1, 0 tests ran' ]
