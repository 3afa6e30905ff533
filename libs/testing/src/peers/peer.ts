import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '@flarewire/broker';

/** A server of others that runs for a test. */
export type Peer = AsyncDisposable & { port: number };

const run = promisify(execFile);
const patienceMs = 10_000;

/** Whether a command is there; where this is root on Debian and it is not, its package is installed. */
export async function hasCommand(command: string, debianPackage: string): Promise<boolean> {
  const isThere = () => spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin; command -v ${command}`]).status === 0;
  if (isThere()) return true;
  if (process.getuid?.() !== 0) return false;
  await run('apt-get', ['install', '-y', '--no-install-recommends', debianPackage]).catch(() => {});
  return isThere();
}

/** Starts a server and waits until its port answers. Its files live in a folder that goes when it is closed. */
export async function startPeer(
  prepare: (at: { folder: string; port: number }) => Promise<{ command: string; args: string[] }>,
): Promise<Peer> {
  const folder = await mkdtemp(join(tmpdir(), 'flarewire-peer-'));
  const port = await freePort();
  const { command, args } = await prepare({ folder, port });
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const exited = once(child, 'exit');
  const close = async () => {
    child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  if (await Promise.race([answers(port), exited.then(() => false)])) {
    return { port, [Symbol.asyncDispose]: close };
  }
  await close();
  throw new Error(`${command} did not start: ${output}`);
}

async function answers(port: number): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(20)) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return true;
    } catch {
      // not yet
    } finally {
      socket.destroy();
    }
  }
  return false;
}
