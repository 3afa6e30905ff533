#!/usr/bin/env bash
# Guess: `go tool pprof -focus=login` keeps the stacks with a function whose name has "login" in it, and -ignore=login drops them.
# Seen: the expression is looked for in the paths of source files and of the binary too: in a program that lies in a folder login-service, or is
#   called so, -focus=login keeps everything and -ignore=login leaves nothing, with exit status 0. -show and -hide do the same. A name
#   of another service, of the user who built it or of /usr/lib/go matches likewise. What holds is the start of a function's name:
#   -focus='^main\.login'.
# Version: Go 1.19.8 (Debian 12) and 1.24.4 (Debian 13). Date: 2026-11-30.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/login-service"
cd "$folder/login-service"
cat >main.go <<'GO'
package main

import (
	"os"
	"runtime/pprof"
)

// Goroutines that wait: 1 in loginByToken, 3 in listOrders
func loginByToken(started chan bool) { started <- true; select {} }
func listOrders(started chan bool)   { started <- true; select {} }

func main() {
	started := make(chan bool)
	for _, wait := range []func(chan bool){loginByToken, listOrders, listOrders, listOrders} {
		go wait(started)
		<-started
	}
	file, err := os.Create("goroutines.pb.gz")
	if err != nil {
		panic(err)
	}
	defer file.Close()
	pprof.Lookup("goroutine").WriteTo(file, 0)
}
GO
GOCACHE="$folder/cache" go build -o server main.go
./server
mkdir ../web
(cd ../web && cp ../login-service/main.go . && GOCACHE="$folder/cache" go build -o login-service main.go && ./login-service)
count() { go tool pprof -top "$1" "$2" 2>/dev/null | sed -n 's/^Showing nodes accounting for \([0-9]*\),.*/\1/p'; }
seen=$(
  for option in '-focus=login' '-ignore=login' '-focus=^main\.login' '-ignore=^main\.login'; do
    echo "$option: $(count "$option" goroutines.pb.gz) in a folder of that name, $(count "$option" ../web/goroutines.pb.gz) in a binary"
  done
)
go version
echo "of 5 goroutines $seen"
[ "$seen" = '-focus=login: 5 in a folder of that name, 5 in a binary
-ignore=login: 0 in a folder of that name, 0 in a binary
-focus=^main\.login: 1 in a folder of that name, 1 in a binary
-ignore=^main\.login: 4 in a folder of that name, 4 in a binary' ]
