#!/usr/bin/env bash
# Guess: `jfr print` may shorten what it prints for people; `jfr print --json` has all that the recording holds, or its `truncated` says
#   where it does not.
# Seen: a stack has the 5 innermost frames in JSON (and XML) too, unless --stack-depth says more. `truncated` is false all the same: it says
#   whether the JVM cut the stack when it recorded it (64 frames). The text form at least ends with "...". Whoever makes a flame graph of
#   the JSON gets one of five levels, with no root.
# Version: jfr of OpenJDK 17.0.15. Date: 2026-11-30.
set -euo pipefail
command -v jfr >/dev/null || { apt-get update -qq && apt-get install -qq --yes openjdk-17-jdk-headless >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >Deep.java <<'JAVA'
public class Deep {
  static void go(int levels) throws InterruptedException {
    if (levels == 0) Thread.sleep(50);
    else go(levels - 1);
  }

  public static void main(String[] none) throws InterruptedException {
    go(12);
  }
}
JAVA
javac Deep.java
java -version 2>&1 | head -n 1
java -XX:StartFlightRecording=filename=deep.jfr,settings=profile Deep >/dev/null 2>&1
cat >frames.mjs <<'JS'
import { json } from 'node:stream/consumers';
const { recording } = await json(process.stdin);
for (const { values } of recording.events) {
  const { frames, truncated } = values.stackTrace;
  console.log(`${frames.length} frames, outermost ${frames.at(-1).method.name}, truncated ${truncated}`);
}
JS
seen=$(
  for depth in 5 64; do
    [ $depth = 5 ] && flags=() || flags=(--stack-depth "$depth")
    echo "${flags[*]:-as it is}: $(jfr print --json "${flags[@]}" --events jdk.ThreadSleep deep.jfr | node frames.mjs)"
  done
  echo "text: $(jfr print --events jdk.ThreadSleep deep.jfr | grep --count --fixed-strings '    ...') with ..."
)
echo "$seen"
[ "$seen" = 'as it is: 5 frames, outermost go, truncated false
--stack-depth 64: 15 frames, outermost main, truncated false
text: 1 with ...' ]
