#!/usr/bin/env bash
# Guess: a CPU profile of Go has whole stacks, from main down to where the time went: the root of a flame graph has 100 %, and
#   `go tool pprof -focus=HANDLER` finds all that a request did, however deep it went.
# Seen: a stack has the 64 innermost frames. Time that is spent under a deeper recursion (a parser, a walk over a tree, a template) loses its
#   root: neither the handler nor main is in it, -focus=handle finds nothing of a second of work, and -top -cum gives that function none. Nothing in
#   the profile says that a stack was cut, and a flame graph shows it as a root of its own.
# Version: Go 1.19.8 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"os"
	"runtime/pprof"
	"time"
)

var sum int

//go:noinline
func work() {
	for started := time.Now(); time.Since(started) < 2*time.Second; {
		for n := 0; n < 100_000; n++ {
			sum += n
		}
	}
}

//go:noinline
func visit(depth int) {
	if depth == 0 {
		work()
	} else {
		visit(depth - 1)
	}
	sum++
}

//go:noinline
func handle(depth int) { visit(depth); sum++ }

func main() {
	for name, depth := range map[string]int{"flat.pb.gz": 10, "deep.pb.gz": 100} {
		file, _ := os.Create(name)
		pprof.StartCPUProfile(file)
		handle(depth)
		pprof.StopCPUProfile()
		file.Close()
	}
}
GO
export GOCACHE="$folder/cache" PPROF_TMPDIR="$folder"
go build -o program main.go
./program
# The part of the samples that has the function somewhere in its stack, in whole per cent
part() {
  go tool pprof -top -cum -nodefraction=0 -nodecount=0 "$1.pb.gz" 2>/dev/null |
    awk -v name="$2" '$6 == name { part = $5 } END { print int(part) }'
}
frames=$(go tool pprof -raw deep.pb.gz 2>/dev/null | awk '/^ +[0-9]+ +[0-9]+: / { if (NF - 2 > most) most = NF - 2 } END { print most }')
for name in flat deep; do
  echo "$name: visit $(part $name main.visit) %, handle $(part $name main.handle) %, main $(part $name main.main) %"
done
echo "frames of the longest stack: $frames"
focused=$(go tool pprof -top -focus='main\.handle' deep.pb.gz 2>/dev/null | grep --only-matching 'accounting for [^ ,]*')
echo "-focus=main.handle of the deep one: $focused"
[ "$(part flat main.handle)" -ge 95 ] && [ "$(part deep main.visit)" -ge 95 ] && [ "$(part deep main.handle)" -le 5 ] && [ "$frames" = 64 ]
