#!/usr/bin/env bash
# Guess: `heap?seconds=1` and `allocs?seconds=1` of net/http/pprof give what was allocated in that second, and `gc=1` makes a collection
#   first, as it does without `seconds`.
# Seen: a heap profile ends with the last garbage collection, and `gc` is not looked at where `seconds` is given (nor at `allocs` at all).
#   Where none falls into the second, the difference is empty, whatever was allocated: a process with little to do collects every two
#   minutes. And the one second with a collection in it gets all that was allocated since the one before: 200 MB instead of 50.
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
	"io"
	"net/http"
	"net/http/httptest"
	_ "net/http/pprof"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

var kept [][]byte

func allocate() {
	for i := 0; i < 50; i++ {
		kept = append(kept, make([]byte, 1<<20))
	}
}

// The MiB of allocate() in a profile, as `go tool pprof` adds them up
func ask(url, path string) float64 {
	response, err := http.Get(url + "/debug/pprof/" + path)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	profile, _ := os.Create("profile.pb.gz")
	io.Copy(profile, response.Body)
	profile.Close()
	top, err := exec.Command("go", "tool", "pprof", "-top", "-unit=MB", "-sample_index=alloc_space", profile.Name()).Output()
	if err != nil {
		panic(err)
	}
	for _, line := range strings.Split(string(top), "\n") {
		if fields := strings.Fields(line); len(fields) > 5 && fields[5] == "main.allocate" {
			megabytes, _ := strconv.ParseFloat(strings.TrimSuffix(fields[3], "MB"), 64)
			return megabytes
		}
	}
	return 0
}

func main() {
	debug.SetGCPercent(-1) // as between two collections of a large heap
	server := httptest.NewServer(http.DefaultServeMux)
	runtime.GC()
	during := func(path string, collect bool) float64 {
		go func() {
			time.Sleep(200 * time.Millisecond)
			allocate()
			if collect {
				runtime.GC()
			}
		}()
		seen := ask(server.URL, path)
		fmt.Printf("%s while 50 MB are allocated, collection %v: %.0f MB\n", path, collect, seen)
		return seen
	}
	asSeen := during("heap?seconds=1", false) == 0
	asSeen = during("heap?seconds=1&gc=1", false) == 0 && asSeen
	asSeen = during("allocs?seconds=1&gc=1", false) == 0 && asSeen
	asSeen = during("heap?seconds=1", true) >= 200 && asSeen
	if !asSeen {
		os.Exit(1)
	}
}
GO
GOCACHE="$folder/cache" go run main.go
