import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { CommandCollector } from '@flarewire/schemas';
import type { CollectContext, Collector } from './collector.ts';
import type { ReadOptions } from '../collect/item.ts';
import { limitsOf } from './limits.ts';
import { readLog } from './logs/read-log.ts';
import { wholeLines } from './logs/whole-lines.ts';

/**
 * What a program prints. It runs without a shell, with no more of the environment than `PATH`, in a process group of
 * its own: when it is late, that whole group is killed. A process that left the group and keeps the output open, or may
 * not be killed, is let go of then.
 */
export const command: Collector<CommandCollector> = {
  async *plan({ command: argv, into, ...limits }, { env }) {
    const path = into.endsWith('/') ? `${into}${argv[0]!.split('/').at(-1)}.txt` : into;
    yield { ...limitsOf(limits), path, source: 'command', rank: 'state', read: (options) => run(argv, env, options) };
  },
};

async function* run(
  argv: readonly string[],
  env: CollectContext['env'],
  { signal, report }: ReadOptions,
): AsyncIterable<Uint8Array> {
  signal.throwIfAborted();
  const [program = '', ...args] = argv;
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: env['PATH'] ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
  });
  const output = new PassThrough();
  const letGo = () => {
    kill(child.pid);
    child.stdout.destroy();
    child.stderr.destroy();
    output.destroy();
    child.unref();
  };
  signal.addEventListener('abort', letGo, { once: true });
  let written = 2;
  for (const each of [child.stdout, child.stderr]) {
    const lines = each.pipe(wholeLines());
    lines.pipe(output, { end: false });
    lines.once('end', () => {
      written -= 1;
      if (written === 0) output.end();
    });
  }
  child.once('error', (error) => output.destroy(error));
  try {
    const closed = once(child, 'close').catch(() => []);
    yield* readLog(output, { report, startsWithin: false });
    const [exitCode, killedBy] = await closed;
    if (exitCode !== 0)
      report({ state: 'failed', reason: killedBy ? `was killed by ${killedBy}` : `ended with exit code ${exitCode}` });
  } finally {
    signal.removeEventListener('abort', letGo);
    letGo();
  }
}

/** Kills a whole process group, children that ignore SIGTERM included; but not what became another user's, as with sudo. */
function kill(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (thrown) {
    const { code = '' } = thrown as NodeJS.ErrnoException;
    if (!['ESRCH', 'EPERM'].includes(code)) throw thrown;
  }
}
