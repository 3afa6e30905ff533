#!/usr/bin/env bash
# Guess: the profile block of Go says where goroutines are blocked: five that have waited on a channel for a second, or for ever, are its
#   longest entry, and the one that sleeps or waits for a connection is there too.
# Seen: a wait is counted when it is over: while they are stuck there is nothing of them, and a deadlock never appears. When they are let go
#   all of their time stands in that moment, in a difference (`block?seconds=5`) that is longer than it was. Sleep and input of a pipe or
#   socket are never counted. Who waits now is in goroutine?debug=2; mutex counts at the unlock in the same way.
# Version: Go 1.19.8 (Debian 12) and 1.24.4 (Debian 13). Date: 2026-11-30.
set -euo pipefail
command -v go >/dev/null || { apt-get update -qq && apt-get install -qq --yes golang-go >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >main.go <<'GO'
package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"time"
)

func waitsForChannel(channel chan bool) { <-channel }
func waitsForMutex(mutex *sync.Mutex)   { mutex.Lock(); mutex.Unlock() }
func waitsForInput(end net.Conn)        { end.Read(make([]byte, 1)) }
func sleeps()                           { time.Sleep(time.Second) }

// The seconds that each of the functions has in a profile, rounded down
func seconds(profile string) string {
	file, err := os.Create("profile.pb.gz")
	if err != nil {
		panic(err)
	}
	pprof.Lookup(profile).WriteTo(file, 0)
	file.Close()
	top, err := exec.Command("go", "tool", "pprof", "-top", "-unit=s", "-nodefraction=0", "-sample_index=delay", file.Name()).Output()
	if err != nil {
		panic(err)
	}
	var found []string
	for _, line := range strings.Split(string(top), "\n") {
		for _, name := range []string{"waitsForChannel", "waitsForMutex", "waitsForInput", "sleeps"} {
			if fields := strings.Fields(line); len(fields) > 5 && fields[5] == "main."+name {
				found = append(found, name+" "+strings.Split(fields[3], ".")[0])
			}
		}
	}
	return strings.Join(found, ", ")
}

func main() {
	runtime.SetBlockProfileRate(1)
	channel, mutex, over := make(chan bool), new(sync.Mutex), new(sync.WaitGroup)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		panic(err)
	}
	server, err := listener.Accept()
	if err != nil {
		panic(err)
	}
	start := func(wait func()) { over.Add(1); go func() { wait(); over.Done() }() }
	mutex.Lock()
	for n := 0; n < 5; n++ {
		start(func() { waitsForChannel(channel) })
	}
	start(func() { waitsForMutex(mutex) })
	start(func() { waitsForInput(server) })
	start(sleeps)
	time.Sleep(2500 * time.Millisecond)
	during := seconds("block")
	close(channel)
	mutex.Unlock()
	client.Write([]byte("x"))
	over.Wait()
	after := seconds("block")
	fmt.Printf("%s: while they wait for 2.5 s [%s], when it is over [%s]\n", runtime.Version(), during, after)
	if during != "" || !strings.Contains(after, "waitsForChannel 1") || !strings.Contains(after, "waitsForMutex") ||
		strings.Contains(after, "waitsForInput") || strings.Contains(after, "sleeps") {
		os.Exit(1)
	}
}
GO
GOCACHE="$folder/cache" go run main.go
