#!/usr/bin/env bash
# Guess: Option("missingkey=zero") of Go's text/template makes nothing of a key that the data do not have, and "missingkey=error" an error, wherever
#   the template asks for it: what comes out is never "<no value>".
# Seen: with the map that templates nearly always get, map[string]any (what JSON or YAML is read into), "zero" writes "<no value>" as the default
#   does: the zero of `any` is no value. With map[string]string it is the empty text. And `index . "port"`, which one needs for a
#   key with a dash in it, never fails: under "error" it writes "<no value>" into the configuration, with a nil error.
# Version: Go 1.19.8 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"fmt"
	"strings"
	"text/template"
)

func main() {
	for _, option := range []string{"default", "zero", "error"} {
		for _, text := range []string{`{{ .port }}`, `{{ index . "listen-port" }}`} {
			for _, data := range []any{map[string]any{}, map[string]string{}} {
				made := template.Must(template.New("").Option("missingkey=" + option).Parse(text))
				var out strings.Builder
				err := made.Execute(&out, data)
				fmt.Printf("%s %s of %T: %q, failed %t\n", option, text, data, out.String(), err != nil)
			}
		}
	}
}
GO
seen=$(go run main.go)
echo "$seen"
[ "$seen" = 'default {{ .port }} of map[string]interface {}: "<no value>", failed false
default {{ .port }} of map[string]string: "<no value>", failed false
default {{ index . "listen-port" }} of map[string]interface {}: "<no value>", failed false
default {{ index . "listen-port" }} of map[string]string: "", failed false
zero {{ .port }} of map[string]interface {}: "<no value>", failed false
zero {{ .port }} of map[string]string: "", failed false
zero {{ index . "listen-port" }} of map[string]interface {}: "<no value>", failed false
zero {{ index . "listen-port" }} of map[string]string: "", failed false
error {{ .port }} of map[string]interface {}: "", failed true
error {{ .port }} of map[string]string: "", failed true
error {{ index . "listen-port" }} of map[string]interface {}: "<no value>", failed false
error {{ index . "listen-port" }} of map[string]string: "", failed false' ]
