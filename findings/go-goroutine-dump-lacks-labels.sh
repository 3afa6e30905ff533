#!/usr/bin/env bash
# Guess: `goroutine?debug=2`, the longest form of Go's list of goroutines, has all that the shorter ones have, so the labels of pprof.Do
#   (tenant, request) too.
# Seen: it has none. `goroutine?debug=1` and the binary profile have them, and have neither state, age nor arguments: which tenant's request
#   has been waiting for an hour is in no one of them.
# Version: Go 1.19.8 (Debian 12). Date: 2026-11-29.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"runtime/pprof"
	"strings"
)

func main() {
	started := make(chan bool)
	go pprof.Do(context.Background(), pprof.Labels("tenant", "acme"), func(context.Context) {
		close(started)
		select {}
	})
	<-started
	seen := ""
	for debug := 0; debug <= 2; debug++ {
		var list bytes.Buffer
		pprof.Lookup("goroutine").WriteTo(&list, debug)
		text := list.String()
		if debug == 0 {
			unpacked, _ := gzip.NewReader(&list)
			all, _ := io.ReadAll(unpacked)
			text = string(all)
		}
		seen += fmt.Sprintf("debug=%d: label %v, state %v\n", debug, strings.Contains(text, "acme"), strings.Contains(text, "[select (no cases)]"))
	}
	fmt.Print(seen)
	if seen != "debug=0: label true, state false\ndebug=1: label true, state false\ndebug=2: label false, state true\n" {
		os.Exit(1)
	}
}
GO
GOCACHE="$folder/cache" go run main.go
