#!/usr/bin/env bash
# Guess: Python's lzma.decompress() and lzma.open() read each .xz file that xz reads: several streams one after another, also with the
#   padding that the format allows between them (zeros, a multiple of four: files that were rounded up to blocks and then joined).
# Seen: without padding both read all. Behind padding both stop, with no error: the first stream's lines are there, the others' are not. `xz
#   -dc` reads all, and `xz -l` counts two streams.
# Version: Python 3.11.2 and 3.11.7, xz-utils 5.4.1 (Debian 12). Date: 2026-11-29.
set -euo pipefail
for program in xz python3; do command -v $program >/dev/null || missing+=" $program"; done
[ -z "${missing:-}" ] || { apt-get update -qq && apt-get install -qq --yes xz-utils python3 >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for name in first second; do echo $name | xz >$name.xz; done
cat first.xz second.xz >joined.xz
{ cat first.xz; head --bytes 4 /dev/zero; cat second.xz; } >padded.xz
cat >read.py <<'PY'
import lzma, sys

def read(how):
    try:
        return how().decode().split()
    except Exception as error:
        return type(error).__name__

for name in ["joined.xz", "padded.xz"]:
    whole = read(lambda: lzma.decompress(open(name, "rb").read()))
    print(name, "decompress", whole, "open", read(lambda: lzma.open(name).read()))
PY
python3 --version
seen=$(for name in joined padded; do echo "$name.xz xz" $(xz -dc $name.xz); done; python3 read.py)
echo "$seen"
[ "$seen" = "joined.xz xz first second
padded.xz xz first second
joined.xz decompress ['first', 'second'] open ['first', 'second']
padded.xz decompress ['first'] open ['first']" ]
