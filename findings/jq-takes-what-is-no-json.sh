#!/usr/bin/env bash
# Guess: `jq empty file.json` is the check whether a file is JSON: what it passes, JSON.parse and other parsers read too.
# Seen: numbers that JSON has not pass: 01, .5, 5., +1, NaN and Infinity. What it writes of them is JSON, with other values: NaN is null, Infinity
#   is 1.7976931348623157e+308, 0070 is 70. So an exporter that writes NaN, or a script that glues a number with leading zeros into
#   its text, is found out by the first reader that is not jq.
# Version: jq 1.6 (Debian 12), Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
command -v jq >/dev/null || { apt-get update -qq && apt-get install -qq --yes jq >/dev/null; }
by_node() { node -e 'try { console.log(JSON.stringify(JSON.parse(process.argv[1]))) } catch { console.log("refused") }' "$1"; }
by_jq() { printf %s "$1" | jq --compact-output . 2>/dev/null || echo refused; }
seen=$(
  for text in '[0070]' '[.5]' '[5.]' '[+1]' '[NaN]' '[Infinity]' '[1,]' "['a']"; do
    echo "$text jq: $(by_jq "$text") JSON.parse: $(by_node "$text")"
  done
)
echo "$seen"
[ "$seen" = "[0070] jq: [70] JSON.parse: refused
[.5] jq: [0.5] JSON.parse: refused
[5.] jq: [5] JSON.parse: refused
[+1] jq: [1] JSON.parse: refused
[NaN] jq: [null] JSON.parse: refused
[Infinity] jq: [1.7976931348623157e+308] JSON.parse: refused
[1,] jq: refused JSON.parse: refused
['a'] jq: refused JSON.parse: refused" ]
