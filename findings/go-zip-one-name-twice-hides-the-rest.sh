#!/usr/bin/env bash
# Guess: zip.Reader of Go, which is an fs.FS, shows an archive that has one name twice (archiver, Python's zipfile and Go's own zip.Writer
#   write such) with one of the two entries, or with an error for that name.
# Seen: Open() gives the first of the two, with no error, where Python's zipfile gives the last. And the folder of the two cannot be listed
#   any more: fs.WalkDir ends with "duplicate entries in zip file" and misses each file that would come after it, and fs.Glob, which passes
#   over such errors, finds none of the other files of that folder either. Reader.File has every entry.
# Version: Go 1.19.8, Python 3.11 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
command -v python3 >/dev/null || { apt-get update -qq && apt-get install -qq --yes python3 >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"archive/zip"
	"fmt"
	"io/fs"
	"os"
)

func main() {
	file, _ := os.Create("twice.zip")
	writer := zip.NewWriter(file)
	for n, name := range []string{"logs/app.log", "logs/db.log", "logs/app.log", "status.txt"} {
		entry, _ := writer.Create(name)
		fmt.Fprintf(entry, "entry %d", n+1)
	}
	writer.Close()
	file.Close()

	archive, err := zip.OpenReader("twice.zip")
	fmt.Println("opened:", len(archive.File), "entries, error", err)
	read, err := fs.ReadFile(archive, "logs/app.log")
	fmt.Println("read logs/app.log:", string(read), err)
	var found []string
	err = fs.WalkDir(archive, ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found = append(found, path)
		}
		return err
	})
	fmt.Println("walked:", found, err)
	found, err = fs.Glob(archive, "logs/*.log")
	fmt.Println("glob logs/*.log:", found, err)
}
GO
seen=$(
  GOCACHE="$folder/cache" go run main.go
  python3 -c "import zipfile; print('Python reads:', zipfile.ZipFile('twice.zip').read('logs/app.log').decode())"
)
echo "$seen"
[ "$seen" = 'opened: 4 entries, error <nil>
read logs/app.log: entry 1 <nil>
walked: [] logs/app.log: duplicate entries in zip file
glob logs/*.log: [] <nil>
Python reads: entry 3' ]
