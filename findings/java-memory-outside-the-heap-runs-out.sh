#!/usr/bin/env bash
# Guess: a JVM with -XX:+ExitOnOutOfMemoryError ends at the first OutOfMemoryError, with +HeapDumpOnOutOfMemoryError it leaves a heap dump,
#   and OnOutOfMemoryError runs its command: whatever memory it is that is full.
# Seen: they are for the memory that the JVM itself hands out (heap, metaspace). The error of direct buffers, the memory of Netty, gRPC and
#   NIO, is thrown by Java code: no end, no dump, no command, and nothing on standard output. A service in which somebody catches it (an
#   executor does) goes on without that memory, and the orchestrator that was to start it anew never hears of it.
# Version: OpenJDK 17. Date: 2026-12-01.
set -euo pipefail
command -v javac >/dev/null || { apt-get update -qq && apt-get install -qq --yes openjdk-17-jdk-headless >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >Full.java <<'JAVA'
import java.nio.ByteBuffer;
import java.util.ArrayList;

public class Full {
  public static void main(String[] memory) {
    var kept = new ArrayList<Object>();
    try {
      while (true) kept.add(memory[0].equals("direct") ? ByteBuffer.allocateDirect(1 << 20) : new byte[1 << 20]);
    } catch (OutOfMemoryError error) {
      kept.clear();
      System.out.println("goes on behind: " + error.getMessage().replaceAll(" \\(.*", ""));
    }
  }
}
JAVA
javac Full.java
java -version 2>&1 | head -n 1
run() {
  java -XX:+UseSerialGC -Xmx32m -XX:MaxDirectMemorySize=16m -XX:+ExitOnOutOfMemoryError -XX:+HeapDumpOnOutOfMemoryError \
    -XX:HeapDumpPath="$1.hprof" -XX:OnOutOfMemoryError='echo command' Full "$1" >"$1.out" 2>&1 && status=0 || status=$?
  echo "$1: status $status, $(grep --count '^command' "$1.out") commands, dumps: $(find . -name "$1.hprof" | wc -l)"
  grep '^goes on' "$1.out" || true
}
seen=$(run heap; run direct)
echo "$seen"
[ "$seen" = 'heap: status 3, 1 commands, dumps: 1
direct: status 0, 0 commands, dumps: 0
goes on behind: Cannot reserve 1048576 bytes of direct buffer memory' ]
