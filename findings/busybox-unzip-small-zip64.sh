#!/usr/bin/env bash
# Guess: zip64 is for archives beyond 4 GiB, so busybox, whose unzip does not know it, reads every small one.
# Seen: `… | zip x.zip -` makes a zip64 entry of three bytes, since it cannot know how many will come; so do Python's zipfile with
#   force_zip64 and other writers of streams. busybox unzip takes the FFFFFFFF before the content, which only says that the size is
#   elsewhere, for the size: the file goes on with the rest of the archive, and it exits with 1 and "short read". Only where an entry is
#   deflated the file is right, since that ends by itself. On Alpine unzip is busybox's.
# Version: busybox 1.35.0 (1.38.0 too), zip 3.0, Python 3.11 (Debian 12). Date: 2026-11-29.
set -euo pipefail
type busybox zip unzip python3 &>/dev/null ||
  { apt-get update -qq && apt-get install -qq --yes busybox-static zip unzip python3-minimal >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo hi >hi.txt
zip --quiet file.zip hi.txt
zip --quiet stream.zip - <hi.txt
cat >python.py <<'PY'
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

for name, method in ("stored", ZIP_STORED), ("deflated", ZIP_DEFLATED):
    with ZipFile(f"{name}.zip", "w", method) as archive, archive.open("hi.txt", "w", force_zip64=True) as file:
        file.write(b"hi\n")
PY
python3 python.py
seen=$(
  for archive in file stream stored deflated; do
    exit=0
    busybox unzip -q "$archive.zip" -d "of-$archive" 2>/dev/null || exit=$?
    of_unzip=$(unzip -p "$archive.zip" | wc --bytes)
    echo "$archive.zip: unzip $of_unzip bytes, busybox $(cat "of-$archive"/* | wc --bytes), exit $exit"
  done
)
echo "$seen"
[ "$seen" = 'file.zip: unzip 3 bytes, busybox 3, exit 0
stream.zip: unzip 3 bytes, busybox 148, exit 1
stored.zip: unzip 3 bytes, busybox 77, exit 1
deflated.zip: unzip 3 bytes, busybox 3, exit 0' ]
