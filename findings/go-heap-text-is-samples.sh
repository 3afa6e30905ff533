#!/usr/bin/env bash
# Guess: `heap?debug=1` and `mutex?debug=1` of net/http/pprof are for reading what the binary profile says: the same bytes, the same waits.
# Seen: the text is what was sampled, as it was sampled; scaling it up is left to the reader. A list of 100 MiB in pieces of 1 KiB is about
#   200 KiB in the text and 100 MiB in the profile. Of 400 waits for a mutex, at SetMutexProfileFraction(10), the text has some 40, in
#   cycles of the processor; the profile has about 400, in nanoseconds.
# Version: Go 1.19.8 (Debian 12). Date: 2026-11-29.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"os"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

var kept [][]byte

func keep() {
	for i := 0; i < 100<<10; i++ {
		kept = append(kept, make([]byte, 1024-24))
	}
}

func wait() {
	var mutex sync.Mutex
	var all sync.WaitGroup
	for i := 0; i < 5; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for j := 0; j < 100; j++ {
				mutex.Lock()
				time.Sleep(time.Millisecond)
				mutex.Unlock()
			}
		}()
	}
	all.Wait()
}

func write(profile, name string, debug int) {
	file, err := os.Create(name)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	if err := pprof.Lookup(profile).WriteTo(file, debug); err != nil {
		panic(err)
	}
}

func main() {
	kept = make([][]byte, 0, 200<<10)
	runtime.SetMutexProfileFraction(10)
	keep()
	wait()
	runtime.GC()
	for _, profile := range []string{"heap", "mutex"} {
		write(profile, profile+".txt", 1)
		write(profile, profile+".pb.gz", 0)
	}
	runtime.KeepAlive(kept)
}
GO
GOCACHE="$folder/cache" go run main.go
# The text: "n: bytes [n: bytes] @ addresses" and "cycles n @ addresses", with the functions below
in_text() { awk -v name="$2" '/ @ / { value = $2 } index($0, name) { sum += value; value = 0 } END { print sum + 0 }' "$1"; }
in_profile() { go tool pprof -top -unit="$3" -sample_index="$2" "$1" 2>/dev/null | awk -v name="$4" '$6 == name { print int($4) }'; }
heap_text=$(in_text heap.txt main.keep)
heap_profile=$(in_profile heap.pb.gz inuse_space bytes main.keep)
waits_text=$(in_text mutex.txt main.wait)
waits_profile=$(in_profile mutex.pb.gz contentions count main.wait.func1)
echo "bytes of 1 KiB pieces: text $heap_text, profile $heap_profile"
echo "waits for a mutex: text $waits_text, profile $waits_profile"
[ "$heap_profile" -gt $((heap_text * 100)) ] && [ "$waits_profile" -ge $((waits_text * 9)) ] && [ "$waits_text" -gt 0 ]
