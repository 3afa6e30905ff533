import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

export interface Timed {
  seconds: number;
  /** Time of all its threads on processors, which tells more than `seconds` on a machine that others use; 0 as below. */
  cpuSeconds: number;
  /** Most memory the process held, in MB; 0 where the system does not tell (not Linux). */
  peakRssMb: number;
}

/** Runs a program to its end. @throws {Error} when it does not end with 0; the signal's reason, and then the program is ended */
export async function timed(program: string, args: readonly string[], signal?: AbortSignal): Promise<Timed> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  signal?.addEventListener('abort', () => child.kill(), { once: true });
  const running = new AbortController();
  const watched = watch(child.pid!, running.signal);
  const [code] = await ended;
  const seconds = (performance.now() - started) / 1_000;
  running.abort();
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`Cannot measure ${program}: it ended with ${code}`);
  return { seconds, ...(await watched) };
}

const ticksPerSecond = 100;

/** On Linux `maxRSS` of a process counts what the one that started it had, so the process itself is looked at. */
async function watch(pid: number, signal: AbortSignal): Promise<Omit<Timed, 'seconds'>> {
  let [kib, ticks] = [0, 0];
  while (!signal.aborted) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    kib = Math.max(kib, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0));
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // Fields 14 and 15 of proc_pid_stat(5); the name in field 2 may have blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks = Math.max(ticks, Number(fields[11] ?? 0) + Number(fields[12] ?? 0));
    await delay(20, undefined, { signal }).catch(() => {});
  }
  return { cpuSeconds: ticks / ticksPerSecond, peakRssMb: (kib * 1_024) / 1e6 };
}

/** The middle one of several figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
