#!/usr/bin/env bash
# Guess: /debug/vars of Go's expvar is JSON, whatever the variables hold.
# Seen: a Float with NaN (a ratio before the first request: 0/0) is written as NaN, and a Func whose result has one, an infinity or a
#   channel in it as nothing at all: `"cache": ,`. The status is 200, the type application/json, and no JSON parser reads any of the other
#   variables. Each variable has a line of its own, so that they can be read one by one.
# Version: Go 1.19.8 (Debian 12). Date: 2026-11-29.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"encoding/json"
	"expvar"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
)

func main() {
	expvar.NewInt("requests")
	hits := 0.0
	expvar.NewFloat("hit_ratio").Set(hits / hits)
	expvar.Publish("cache", expvar.Func(func() any { return map[string]float64{"entries": 7, "hit_ratio": hits / hits} }))
	server := httptest.NewServer(http.DefaultServeMux)
	response, err := http.Get(server.URL + "/debug/vars")
	if err != nil {
		panic(err)
	}
	body, _ := io.ReadAll(response.Body)
	own := []string{}
	for _, line := range strings.Split(string(body), "\n") {
		for _, name := range []string{`"cache"`, `"hit_ratio"`, `"requests"`} {
			if strings.HasPrefix(line, name) {
				own = append(own, line)
			}
		}
	}
	seen := strings.Join(own, "\n")
	err = json.Unmarshal(body, &map[string]any{})
	fmt.Printf("%d %s\n%s\nparsed: %v\n", response.StatusCode, response.Header.Get("Content-Type"), seen, err)
	if err == nil || seen != "\"cache\": ,\n\"hit_ratio\": NaN,\n\"requests\": 0" {
		os.Exit(1)
	}
}
GO
GOCACHE="$folder/cache" go run main.go
