import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FlareError } from '@flarewire/schemas';

/** A service that runs as a process of its own. */
export type ChildService = AsyncDisposable & { readonly name: string; readonly process: ChildProcess };

/**
 * These keep a process small that streams much: they bound Node's young generation, how far its heap grows between
 * collections, and the C library's pools. Large buffers stay in its pool (no `MALLOC_MMAP_THRESHOLD_`): new memory for each would take
 * far longer.
 */
const nodeFlags = ['--max-semi-space-size=1', '--max-old-space-size=1024', '--no-parallel-scavenge'];
const smallHeaps = { MALLOC_ARENA_MAX: '1' };
/** What is compiled once, as the image has it: what strips types takes 16 MB of each thread. */
const compiled = { NODE_COMPILE_CACHE: path.join(homedir(), '.flarewire', 'compiled') };

/** Time a service has to say that it is ready: a machine that does much else is slow, and that is no fault of the service's. */
const startWithinMs = 300_000;
/** Time it has to close. */
const closeWithinMs = 20_000;

/** A file beside each service's `main.ts`. */
const doors = {
  archiver: import.meta.resolve('@flarewire/archiver'),
  profiler: import.meta.resolve('@flarewire/profiler'),
  uploader: import.meta.resolve('@flarewire/uploader'),
  intake: import.meta.resolve('@flarewire/intake'),
  dashboard: import.meta.resolve('@flarewire/dashboard'),
};

/**
 * Starts a service of this repository and waits until its log says `Ready`; the log goes to a file.
 * Closing sends SIGTERM, and SIGKILL to one that does not go.
 */
export async function startChildService(options: {
  name: keyof typeof doors;
  /** A file to run in place of the service's own `main.ts`. */
  main?: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  signal?: AbortSignal;
}): Promise<ChildService> {
  const { name, args = [], env, logFile, signal } = options;
  const { main = fileURLToPath(new URL('./main.ts', doors[name])) } = options;
  const child = spawn(process.execPath, [...nodeFlags, main, ...args], {
    env: { ...smallHeaps, ...compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { mode: 0o600 });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const exited = once(child, 'exit').finally(() => log.end());
  const service: ChildService = {
    name,
    process: child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const tooLong = setTimeout(() => child.kill('SIGKILL'), closeWithinMs);
      await exited;
      clearTimeout(tooLong);
    },
  };
  const waiting = AbortSignal.any([AbortSignal.timeout(startWithinMs), ...(signal ? [signal] : [])]);
  const heard: Heard = {};
  try {
    await Promise.race([
      saysReady(child, heard),
      failsToStart(name, child, exited, logFile),
      aborts(waiting, { name, logFile, heard }),
    ]);
  } catch (error) {
    await service[Symbol.asyncDispose]();
    throw error;
  }
  return service;
}

/** What a service said last. */
type Heard = { last?: string | undefined };

async function saysReady(child: ChildProcess, heard: Heard): Promise<void> {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.includes('"msg":"Ready"')) return;
    heard.last = messageIn(line) ?? heard.last;
  }
  await new Promise(() => {});
}

function messageIn(line: string): string | undefined {
  try {
    return (JSON.parse(line) as { msg?: string }).msg;
  } catch {
    return undefined;
  }
}

async function failsToStart(
  name: string,
  child: ChildProcess,
  exited: Promise<unknown>,
  logFile: string,
): Promise<never> {
  await exited;
  const how = child.signalCode ?? `exit code ${child.exitCode}`;
  throw new FlareError('stage_failed', `Cannot start the ${name}: it ended with ${how}; its log is ${logFile}`);
}

async function aborts(
  signal: AbortSignal,
  { name, logFile, heard }: { name: string; logFile: string; heard: Heard },
): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  const said = heard.last === undefined ? ', and has said nothing yet' : `; it said last "${heard.last}"`;
  const message = `Cannot start the ${name}: it was not ready in time${said}; its log is ${logFile}`;
  throw new FlareError('cancelled', message, { cause: signal.reason });
}
