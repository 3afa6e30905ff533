#!/usr/bin/env bash
# Guess: zipfile.is_zipfile() of Python says whether a file is a zip, as tarfile.is_tarfile() does of a tar: of one file only one is true, so
#   it does not matter which is asked first.
# Seen: it looks for the end of a zip in the last 64 KiB. A tar whose last file is a small zip (a bundle in a bundle) is a zip to it, ZipFile
#   lists and reads the files of the inner one, and whatever else the tar holds is not there. No error. `unzip` does the same, with a warning;
#   yauzl refuses it. Who has to tell them apart asks is_tarfile() first.
# Version: Python 3.11.2 and 3.11.7, unzip 6.0 (Debian 12), yauzl 3.4.0. Date: 2026-11-30.
set -euo pipefail
for program in python3 zip unzip; do command -v $program >/dev/null || missing+=" $program"; done
# shellcheck disable=SC2086 # the names of packages
[ -z "${missing:-}" ] || { apt-get update -qq && apt-get install -qq --yes $missing >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent yauzl@3.4.0
echo 'disk is full' >app.log
echo '{}' >settings.json
zip --quiet settings.zip settings.json
tar --create --file bundle.tar app.log settings.zip
cat >which.py <<'PY'
import tarfile, zipfile
name = "bundle.tar"
print("is_zipfile", zipfile.is_zipfile(name), zipfile.ZipFile(name).namelist())
print("is_tarfile", tarfile.is_tarfile(name), tarfile.open(name).getnames())
PY
cat >yauzl.mjs <<'JS'
import yauzl from 'yauzl';
yauzl.open('bundle.tar', (error, zip) => console.log('yauzl', error ? 'refuses it' : `${zip.entryCount} entry`));
JS
python3 --version
seen=$(
  python3 which.py
  echo "unzip $(unzip -Z1 bundle.tar 2>/dev/null | xargs)"
  node yauzl.mjs
)
echo "$seen"
[ "$seen" = "is_zipfile True ['settings.json']
is_tarfile True ['app.log', 'settings.zip']
unzip settings.json
yauzl refuses it" ]
