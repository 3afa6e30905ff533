import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findProgram } from '@flarewire/broker';

const exec = promisify(execFile);

/** This machine as systemd boots it, in a container with a network of its own; what is written there is gone with it. */
export type BootedHost = AsyncDisposable & {
  /** Runs a command there, as root. @throws when its exit code is not 0 */
  run: (...command: [string, ...string[]]) => Promise<string>;
  write: (file: string, content: string | Buffer) => Promise<void>;
};

/** How long systemd may take to boot; on a quick machine it takes a second. */
const withinMs = 120_000;

/** @returns in one sentence why not, where systemd cannot be booted */
export async function bootHost(): Promise<BootedHost | string> {
  if (process.getuid?.() !== 0) return 'only root can boot systemd';
  for (const program of ['systemd-nspawn', 'nsenter'])
    if (!(await findProgram(program, process.env['PATH']))) return `not on this machine: ${program}`;
  await using opening = new AsyncDisposableStack();
  const folder = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-host-'))).path;
  const root = path.join(folder, 'root');
  try {
    // In memory, since the upper layer may not lie within the lower one.
    await exec('mount', ['-t', 'tmpfs', 'tmpfs', folder]);
    opening.defer(async () => void (await exec('umount', [folder])));
    for (const name of ['root', 'upper', 'work']) await mkdir(path.join(folder, name));
    const layers = `lowerdir=/,upperdir=${folder}/upper,workdir=${folder}/work`;
    await exec('mount', ['-t', 'overlay', 'overlay', '-o', layers, root]);
    opening.defer(async () => void (await exec('umount', [root])));
  } catch (error) {
    return `a layer over this machine's files cannot be mounted: ${(error as Error).message.trim()}`;
  }
  const apart = ['--private-network', '--register=no', '--keep-unit', '--machine', path.basename(folder)];
  const quiet = ['--quiet', '--console=pipe'];
  const args = ['--directory', root, ...apart, ...quiet, '--boot', '--', '--unit=basic.target'];
  const nspawn = spawn('systemd-nspawn', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = Promise.all([text(nspawn.stdout), text(nspawn.stderr)]);
  const exited = once(nspawn, 'exit');
  opening.defer(async () => {
    // The first asks systemd to halt, the second does not ask.
    nspawn.kill('SIGTERM');
    const tooLong = setTimeout(() => nspawn.kill('SIGTERM'), 10_000);
    await exited;
    clearTimeout(tooLong);
  });
  const inside = async (...command: string[]) => {
    const children = await readFile(`/proc/${nspawn.pid}/task/${nspawn.pid}/children`, 'utf8');
    return (await exec('nsenter', ['--all', '--target', children.split(' ')[0]!, ...command])).stdout;
  };
  const late = performance.now() + withinMs;
  for (;;) {
    const state = await inside('systemctl', 'is-system-running').catch((error: { stdout?: string }) => error.stdout);
    if (/^(running|degraded)/.test(state ?? '')) break;
    if (nspawn.exitCode !== null) return `systemd-nspawn does not start: ${(await said).join('').trim()}`;
    if (performance.now() > late) return 'systemd does not come up in systemd-nspawn';
    await delay(100);
  }
  const opened = opening.move();
  return {
    run: inside,
    write: (file, content) => writeFile(path.join(root, file), content, { mode: 0o644 }),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
