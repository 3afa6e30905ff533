#!/usr/bin/env bash
# Guess: the profile threadcreate of Go, "stack traces that led to the creation of new OS threads", says which code made a process have
#   hundreds of threads: blocking system calls, cgo, files on a slow disk.
# Seen: all stand in one entry without a stack (1.24 gives it 32 addresses, each 0), but for one or two on some runs. Of 50 goroutines that
#   each hold a thread in a read the profile names none; the number is right. Which code blocks stands in goroutine?debug=2, as [syscall].
# Version: Go 1.19.8 (Debian 12) and 1.24.4 (Debian 13). Date: 2026-12-01.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"
	"time"
)

func readsSlowly(end int) { syscall.Read(end, make([]byte, 1)) }

func profile(name string, debug int) string {
	var text bytes.Buffer
	pprof.Lookup(name).WriteTo(&text, debug)
	return text.String()
}

func main() {
	var pipe [2]int
	if err := syscall.Pipe(pipe[:]); err != nil {
		panic(err)
	}
	for n := 0; n < 50; n++ {
		go readsSlowly(pipe[0])
	}
	time.Sleep(2 * time.Second)
	text := profile("threadcreate", 1)
	var total, unknown int
	fmt.Sscanf(text, "threadcreate profile: total %d", &total)
	fmt.Sscanf(regexp.MustCompile(`\d+ @( 0x0)*\n`).FindString(text), "%d", &unknown)
	blocked := strings.Count(profile("goroutine", 2), "main.readsSlowly(")
	fmt.Printf("%s: %d threads in threadcreate, %d of them without a stack; %d goroutines in goroutine?debug=2\n",
		runtime.Version(), total, unknown, blocked)
	if total < 50 || total-unknown > 5 || blocked != 50 {
		os.Exit(1)
	}
}
GO
GOCACHE="$folder/cache" go run main.go
