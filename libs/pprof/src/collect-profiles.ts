import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProfileOptions, TargetConfig } from '@flarewire/schemas';
import { collectService } from './collect-service.ts';
import { inTurn } from './in-turn.ts';
import type { FailedRead, ReadProfile } from './profile/read-profile.ts';
import { reportSeconds, type CpuProgress } from './progress.ts';
import { startLine } from './start-line.ts';

/** How long the first heaps of all may take before the CPU profiles start without the slow ones. */
const patienceMs = 1_000;

export interface CollectOptions<R> extends Omit<ProfileOptions, 'seconds'> {
  /** Service name → its pprof endpoint, from flarewire.yaml. */
  services: TargetConfig['pprof'];
  /** Length of the CPU profiles. */
  seconds: number;
  /** Keeps one profile's checked bytes; returns the reference to put in the event. */
  keep: (file: string, bytes: AsyncIterable<Uint8Array>) => Promise<R>;
  onProgress?: (progress: CpuProgress) => void;
  signal: AbortSignal;
}

export interface CollectedProfiles<R> {
  profiles: ReadProfile<R>[];
  failed: FailedRead[];
  /** When the CPU profiles of all services were started. */
  instant: Date;
  /** How much later than that the last of them was asked for on a made connection, in milliseconds. */
  skewMs: number;
}

/**
 * Takes the profiles of all services at once: their CPU profiles start together, and one that is slow or dead delays
 * none. All is done `seconds` + 2 s later; a profile that fails is in `failed` with its code, and the rest goes on.
 * @throws the signal's reason when it aborts, and nothing else
 */
export async function collectProfiles<R>(options: CollectOptions<R>): Promise<CollectedProfiles<R>> {
  const { services, seconds, keep, signal, extras = [], onProgress = () => undefined } = options;
  signal.throwIfAborted();
  await using open = new AsyncDisposableStack();
  const folder = open.use(await mkdtempDisposable(join(tmpdir(), 'flarewire-profiles-')));
  const start = startLine(Object.keys(services).length, patienceMs);
  open.use(reportSeconds(start.opened, seconds, onProgress));
  let skewMs = 0;
  const run = {
    folder: folder.path,
    seconds,
    extras,
    keep,
    signal,
    start,
    inTurn: inTurn(),
    onCpuSent: (afterStartMs: number) => {
      skewMs = Math.max(skewMs, afterStartMs);
    },
  };
  const taken = await Promise.all(Object.entries(services).map(([service, endpoint]) => collectService(service, endpoint, run)));
  signal.throwIfAborted();
  return {
    profiles: taken.flat().filter((one) => 'kept' in one),
    failed: taken.flat().filter((one) => 'code' in one),
    instant: await start.opened,
    skewMs,
  };
}
