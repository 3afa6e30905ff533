#!/usr/bin/env bash
# Guess: `seconds=0.5` means half a second at each of the endpoints of net/http/pprof, or is refused by each.
# Seen: three answers. trace records for half a second; heap refuses with 400; profile takes 30 s, as it does without `seconds`, and says
#   nothing. (To it, seconds=0 and seconds=1s are 30 s too.) A server with a WriteTimeout of 20 s shows it at once: profile refuses
#   30 s there, and would not refuse half a second.
# Version: Go 1.19.8 (Debian 12). Date: 2026-11-28.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	_ "net/http/pprof"
	"os"
	"time"
)

func main() {
	server := httptest.NewUnstartedServer(http.DefaultServeMux)
	server.Config.WriteTimeout = 20 * time.Second
	server.Start()
	asSeen := true
	ask := func(path string, expected int) {
		start := time.Now()
		response, err := http.Get(server.URL + "/debug/pprof/" + path)
		if err != nil {
			panic(err)
		}
		why := make([]byte, 60)
		if n, _ := response.Body.Read(why); response.StatusCode == 200 {
			fmt.Printf("%s: 200 after %.1f s\n", path, time.Since(start).Seconds())
		} else {
			fmt.Printf("%s: %d %s", path, response.StatusCode, why[:n])
		}
		asSeen = asSeen && response.StatusCode == expected
	}
	ask("trace?seconds=0.5", 200)
	ask("heap?seconds=0.5", 400)
	ask("profile?seconds=0.5", 400)
	ask("profile?seconds=1", 200)
	if !asSeen {
		os.Exit(1)
	}
}
GO
GOCACHE="$folder/cache" go run main.go
