import { setTimeout as delay } from 'node:timers/promises';
import type { PprofEndpoint, ProfileKind } from '@flarewire/schemas';
import { openEndpoint } from './endpoint/open-endpoint.ts';
import { failureOf } from './failure.ts';
import { profileFile } from './kinds.ts';
import { readProfile, type FailedRead, type ReadingRun, type ReadProfile } from './profile/read-profile.ts';
import type { StartLine } from './start-line.ts';

const defaultMaxBytes = 64 * 2 ** 20;

export interface ServiceRun<R> extends ReadingRun<R> {
  extras: readonly ('goroutine' | 'allocs' | 'trace')[];
  start: StartLine;
  /** Told how long after the start the CPU profile was asked for, in milliseconds. */
  onCpuSent: (afterStartMs: number) => void;
}

/**
 * Takes all profiles of one process: the first heap; at the common start the CPU profile, and near its end all that
 * tell of the time until then; the second heap. The results have the order of spec 3.1.
 */
export async function collectService<R>(
  service: string,
  configured: PprofEndpoint,
  run: ServiceRun<R>,
): Promise<(ReadProfile<R> | FailedRead)[]> {
  const access = typeof configured === 'string' ? { url: configured } : configured;
  const source = { service, maxBytes: ('maxBytes' in access ? access.maxBytes : undefined) ?? defaultMaxBytes };
  try {
    await using endpoint = await openEndpoint(access);
    const read = (kind: ProfileKind, onSent?: () => void) => readProfile({ ...source, endpoint }, kind, run, onSent);

    const firstHeap = read('1st-heap').finally(() => run.start.ready());
    const started = await run.start.opened;
    const cpu = read('cpu', () => run.onCpuSent(Date.now() - started.getTime()));
    const trace = run.extras.includes('trace') ? [read('trace')] : [];
    const meanwhile = nearEnd(cpu, run).then(() =>
      Promise.all([read('mutex'), read('block'), ...run.extras.filter((extra) => extra !== 'trace').map((extra) => read(extra))]),
    );
    const secondHeap = cpu.then(() => read('2nd-heap'));

    return [
      ...(await Promise.all([firstHeap, cpu, secondHeap])),
      ...(await meanwhile),
      ...(await Promise.all(trace)),
    ];
  } catch (thrown) {
    run.start.ready();
    const { code, message } = failureOf(thrown, `Opening the pprof endpoint of "${service}"`);
    const wanted: ProfileKind[] = ['1st-heap', 'cpu', '2nd-heap', 'mutex', 'block', ...run.extras];
    return wanted.map((kind) => ({ service, kind, file: profileFile(service, kind), code, message }));
  }
}

/** Waits for nine tenths of the CPU profile, or for its end where that comes sooner. */
async function nearEnd(cpu: Promise<unknown>, { seconds, signal }: { seconds: number; signal: AbortSignal }): Promise<void> {
  const ended = new AbortController();
  const wait = delay(seconds * 900, undefined, { signal: AbortSignal.any([signal, ended.signal]) }).catch(() => undefined);
  await Promise.race([wait, cpu]);
  ended.abort();
}
