#!/usr/bin/env bash
# Guess: with -XX:+HeapDumpOnOutOfMemoryError each JVM that runs out of memory leaves a heap dump, and where a name is taken, it replaces the
#   older one or takes another name. The name java_pid<pid>.hprof is there to keep them apart.
# Seen: where the file is there, there is no dump: "Unable to create …: File exists" on standard output, once, and the JVM goes on. With
#   HeapDumpPath=heap.hprof only the first of all failures is ever kept, and so it is with the name of its own in a container, where the pid
#   of the JVM is 1 each time. Who collects the file gets that of a failure long ago, and only its time says so.
# Version: OpenJDK 17.0.15. Date: 2026-11-30.
set -euo pipefail
command -v javac >/dev/null || { apt-get update -qq && apt-get install -qq --yes openjdk-17-jdk-headless >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >Full.java <<'JAVA'
public class Full {
  public static void main(String[] names) {
    try {
      var kept = new java.util.ArrayList<Object>();
      while (true) kept.add(new long[100_000]);
    } catch (OutOfMemoryError expected) {
      System.out.println("out of memory: " + names[0]);
    }
  }
}
JAVA
javac Full.java
java -version 2>&1 | head -n 1
run() {
  java -XX:+UseSerialGC -Xmx16m -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=heap.hprof Full "$1" |
    sed 's/\[[0-9]* bytes in [0-9.]* secs\]/[…]/'
  sha256sum heap.hprof | cut --characters=1-8 >"$1"
}
seen=$(run first; run second; cmp --silent first second && echo 'heap.hprof: of the first')
echo "$seen"
[ "$seen" = 'java.lang.OutOfMemoryError: Java heap space
Dumping heap to heap.hprof ...
Heap dump file created […]
out of memory: first
java.lang.OutOfMemoryError: Java heap space
Dumping heap to heap.hprof ...
Unable to create heap.hprof: File exists
out of memory: second
heap.hprof: of the first' ]
