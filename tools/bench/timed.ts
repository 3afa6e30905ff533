import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

export interface Timed {
  seconds: number;
  /** Most memory the process held, in MB; 0 where the system does not tell (not Linux). */
  peakRssMb: number;
}

/** Runs a program to its end. @throws {Error} when it does not end with 0 */
export async function timed(program: string, args: readonly string[]): Promise<Timed> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const running = new AbortController();
  const peak = peakOf(child.pid!, running.signal);
  const [code] = await ended;
  const seconds = (performance.now() - started) / 1_000;
  running.abort();
  if (code !== 0) throw new Error(`Cannot measure ${program}: it ended with ${code}`);
  return { seconds, peakRssMb: await peak };
}

/** On Linux `maxRSS` of a process counts what the one that started it had, so the process itself is looked at. */
async function peakOf(pid: number, signal: AbortSignal): Promise<number> {
  let kib = 0;
  while (!signal.aborted) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    kib = Math.max(kib, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0));
    await delay(20, undefined, { signal }).catch(() => {});
  }
  return (kib * 1_024) / 1e6;
}

/** The middle one of several figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
