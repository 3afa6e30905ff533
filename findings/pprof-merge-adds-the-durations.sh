#!/usr/bin/env bash
# Guess: `go tool pprof` of the profiles of three replicas, taken in the same half minute, is one of half a minute: "Duration: 30s, Total samples =
#   60s (200%)" if they used two cores between them.
# Seen: it adds up the durations too: 90 s, 67 %: the load of one replica on average, as if the three had run one after the other. And with
#   -diff_base (-base) that of the base is added as well: a difference of two halves of a minute says "Duration: 60s", and the percentage
#   in its first line is of both together. `-proto` writes that sum into the file, and whoever divides by it to get cores gets a third of them.
# Version: Go 1.19.8 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pprof-format@2.3.2
cat >replicas.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { Function, Line, Location, Profile, Sample, StringTable, ValueType } from 'pprof-format';

for (const replica of [1, 2, 3]) {
  const stringTable = new StringTable();
  const name = (text) => stringTable.dedup(text);
  const cpu = new ValueType({ type: name('cpu'), unit: name('nanoseconds') });
  const profile = new Profile({
    stringTable,
    sampleType: [cpu],
    periodType: cpu,
    period: 10_000_000,
    timeNanos: 1_795_960_000_000_000_000n,
    durationNanos: 30_000_000_000n,
    function: [new Function({ id: 1, name: name('main.work'), filename: name('main.go') })],
    location: [new Location({ id: 1, line: [new Line({ functionId: 1, line: 7 })] })],
    sample: [new Sample({ locationId: [1], value: [20_000_000_000] })],
  });
  writeFileSync(`${replica}.pb`, profile.encode());
}
JS
node replicas.mjs
export PPROF_TMPDIR="$folder"
duration() { go tool pprof -top "$@" 2>/dev/null | grep Duration; }
go tool pprof -proto -output=merged.pb.gz [123].pb 2>/dev/null
seen=$(
  echo "one: $(duration 1.pb)"
  echo "three of the same time: $(duration [123].pb)"
  echo "merged into a file: $(duration merged.pb.gz)"
  echo "a difference: $(duration -diff_base=1.pb 2.pb)"
)
echo "$seen"
[ "$seen" = 'one: Duration: 30s, Total samples = 20s (66.67%)
three of the same time: Duration: 90s, Total samples = 60s (66.67%)
merged into a file: Duration: 90s, Total samples = 60s (66.67%)
a difference: Duration: 60s, Total samples = 20s (33.33%)' ]
