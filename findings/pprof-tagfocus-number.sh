#!/usr/bin/env bash
# Guess: `go tool pprof -tagfocus=status=500` keeps the samples with pprof.Labels("status", "500"), as -tagfocus=tenant=acme keeps those of
#   acme.
# Seen: what looks like a number is taken for a range of numeric labels, and pprof.Labels makes text alone: nothing matches. `status=^500$`
#   is an expression and does match. And tenant=acme is one too: acme-test is counted with it.
# Version: Go 1.19.8 (Debian 12). Date: 2026-11-29.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"context"
	"os"
	"runtime/pprof"
)

// Goroutines that wait with their labels: 1 of acme with 500, 2 of acme-test with 500, 4 of other with 200
func main() {
	wait := func(n int, labels ...string) {
		pprof.Do(context.Background(), pprof.Labels(labels...), func(context.Context) {
			for ; n > 0; n-- {
				started := make(chan bool)
				go func() {
					close(started)
					select {}
				}()
				<-started
			}
		})
	}
	wait(1, "tenant", "acme", "status", "500")
	wait(2, "tenant", "acme-test", "status", "500")
	wait(4, "tenant", "other", "status", "200")
	file, err := os.Create("goroutines.pb.gz")
	if err != nil {
		panic(err)
	}
	defer file.Close()
	pprof.Lookup("goroutine").WriteTo(file, 0)
}
GO
GOCACHE="$folder/cache" go run main.go
count() {
  go tool pprof -top -tagfocus="$1" goroutines.pb.gz 2>messages |
    sed -n 's/^Showing nodes accounting for \([0-9]*\),.*/\1/p'
  grep TagFocus messages >&2 || true
}
seen=$(for focus in status=500 'status=^500$' tenant=acme 'tenant=^acme$'; do echo "$focus: $(count "$focus")"; done)
echo "$seen"
[ "$seen" = 'status=500: 0
status=^500$: 3
tenant=acme: 3
tenant=^acme$: 1' ]
