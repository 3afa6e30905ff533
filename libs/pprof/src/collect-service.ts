import { setTimeout as delay } from 'node:timers/promises';
import type { PprofEndpoint, ProfileKind, SamplingChange } from '@flarewire/schemas';
import { openEndpoint } from './endpoint/open-endpoint.ts';
import { failureOf } from './failure.ts';
import { profileFile } from './kinds.ts';
import {
  readProfile,
  type FailedRead,
  type ReadingHooks,
  type ReadingRun,
  type ReadProfile,
  type Source,
} from './profile/read-profile.ts';
import { openWorkFolder } from './profile/work-folder.ts';
import type { SamplingSetting, SettingsJournal } from './settings/journal.ts';
import { raiseSampling } from './settings/raise-sampling.ts';
import type { StartLine } from './start-line.ts';

const defaultMaxBytes = 64 * 2 ** 20;

export interface ServiceRun<R> extends ReadingRun<R> {
  extras: readonly ('goroutine' | 'allocs' | 'trace')[];
  sampling: readonly { setting: SamplingSetting; value: number }[];
  journal: SettingsJournal | undefined;
  /** Where the services wait until all of them can be reached. */
  reached: StartLine;
  /** Resolves when the first heaps are to be read. */
  heaps: Promise<void>;
  start: StartLine;
  /** Told when a service's CPU profile was asked for, and when it had come. */
  onCpuSent: (service: string, started: Date) => void;
  onCpuTaken: (service: string, seconds: number) => void;
}

export interface TakenProfiles<R> {
  /** In the order of the Agent's flare. */
  taken: (ReadProfile<R> | FailedRead)[];
  settings: SamplingChange[];
}

/** Takes all profiles of one process, with its sampling raised meanwhile. Never throws. */
export async function collectService<R>(
  service: string,
  endpoint: PprofEndpoint,
  run: ServiceRun<R>,
): Promise<TakenProfiles<R>> {
  const lower = await raiseSampling({ service, endpoint, wanted: run.sampling, journal: run.journal });
  const taken = await takeAll(service, endpoint, run);
  return { taken, settings: await lower() };
}

async function takeAll<R>(
  service: string,
  configured: PprofEndpoint,
  run: ServiceRun<R>,
): Promise<TakenProfiles<R>['taken']> {
  const { maxBytes = defaultMaxBytes, ...access } = typeof configured === 'string' ? { url: configured } : configured;
  try {
    await using folder = await openWorkFolder();
    await using endpoint = await openEndpoint(access);
    return await takeInOrder({ service, endpoint, maxBytes, folder: folder.path }, run);
  } catch (thrown) {
    run.reached.ready();
    run.start.ready();
    const { code, message } = failureOf(thrown, `Cannot open the pprof endpoint of "${service}"`);
    const wanted: ProfileKind[] = ['1st-heap', 'cpu', '2nd-heap', 'mutex', 'block', ...new Set(run.extras)];
    return wanted.map((kind) => ({ service, kind, file: profileFile(service, kind), code, message }));
  }
}

/**
 * The first heap; at the common start, once that is taken, the CPU profile and the trace, and near their end all that tell of the time
 * until then; the second heap.
 */
async function takeInOrder<R>(source: Source, run: ServiceRun<R>): Promise<TakenProfiles<R>['taken']> {
  const { service } = source;
  const read = (kind: ProfileKind, hooks?: ReadingHooks) => readProfile(source, kind, run, hooks);
  run.reached.ready();
  await run.heaps;
  // It is checked and kept while the CPU profile runs.
  const taken = Promise.withResolvers<void>();
  const firstHeap = read('1st-heap', { onTaken: () => taken.resolve() }).finally(() => taken.resolve());
  void taken.promise.then(() => run.start.ready());
  const started = await run.start.opened;
  const cpu = read('cpu', {
    onSent: () => run.onCpuSent(service, started),
    onTaken: (seconds) => run.onCpuTaken(service, seconds),
  });
  const trace = run.extras.includes('trace') ? [read('trace')] : [];
  await nearEnd(cpu, run);
  const atEnd = (['mutex', 'block', 'goroutine', 'allocs'] as const)
    .filter((kind) => kind === 'mutex' || kind === 'block' || run.extras.includes(kind))
    .map((kind) => read(kind));
  const secondHeap = cpu.then(() => read('2nd-heap'));
  return Promise.all([firstHeap, cpu, secondHeap, ...atEnd, ...trace]);
}

/** Waits for nine tenths of the CPU profile, or for its end where that comes sooner. */
async function nearEnd(
  cpu: Promise<unknown>,
  { seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<void> {
  const ended = new AbortController();
  const wait = delay(seconds * 900, undefined, { signal: AbortSignal.any([signal, ended.signal]) }).catch(
    () => undefined,
  );
  await Promise.race([wait, cpu]);
  ended.abort();
}
