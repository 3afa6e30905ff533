#!/usr/bin/env bash
# Guess: with runtime.MemProfileRate = 1 the profile `allocs` has every allocation: of new(int64) and new(bool) in turn, half a million of
#   each.
# Seen: half a million of both together: all of them new(int64) in one run, 255,505 and 244,496 in the next. The runtime packs small values
#   without pointers (bools, bytes, short strings, numbers) into blocks of 16 bytes, and only whoever begins a block is in the profile.
#   Of bools alone it would be one in 16. runtime.MemStats and `go test -benchmem` count each.
# Version: Go 1.19.8 (Debian 12). Date: 2026-11-29.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
)

var (
	first  *int64
	second *bool
)

func numbers() { first = new(int64) }
func flags()   { second = new(bool) }

func main() {
	runtime.MemProfileRate = 1
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := 0; i < 500000; i++ {
		numbers()
		flags()
	}
	runtime.ReadMemStats(&after)
	runtime.GC()
	file, err := os.Create("allocs.pb.gz")
	if err != nil {
		panic(err)
	}
	defer file.Close()
	pprof.Lookup("allocs").WriteTo(file, 0)
	fmt.Println(after.Mallocs - before.Mallocs)
}
GO
GOCACHE="$folder/cache" go build -gcflags=-l -o tiny main.go
mallocs=$(./tiny)
profile=$(go tool pprof -top -unit=count -sample_index=alloc_objects allocs.pb.gz 2>/dev/null)
of() { awk -v name="main.$1" '$6 == name { sum = $1 } END { print sum + 0 }' <<<"$profile"; }
echo "MemStats $mallocs; in the profile: numbers $(of numbers), flags $(of flags), of 500000 each"
both=$(($(of numbers) + $(of flags)))
[ "$mallocs" -ge 1000000 ] && [ "$both" -gt 490000 ] && [ "$both" -lt 510000 ]
