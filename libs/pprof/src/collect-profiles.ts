import type { ProfileKind, ProfileOptions, ProfileSummary, SamplingChange, TargetConfig } from '@flarewire/schemas';
import { collectService } from './collect-service.ts';
import { inTurn } from './in-turn.ts';
import type { FailedRead, ReadProfile } from './profile/read-profile.ts';
import { removeAbandonedFolders } from './profile/work-folder.ts';
import { reportSeconds, type CpuProgress } from './progress.ts';
import type { SamplingSetting, SettingsJournal } from './settings/journal.ts';
import { startLine } from './start-line.ts';
import { digestMaker } from './summary/digest.ts';
import { keepSummary } from './summary/keep-summary.ts';
import type { StudiedProfile } from './summary/weigh.ts';

/** How long the first heaps of all may take before the CPU profiles start without the slow ones. */
const patienceMs = 1_000;

export interface CollectOptions<R> extends Omit<ProfileOptions, 'seconds'> {
  /** Service name → its pprof endpoint, from flarewire.yaml. */
  services: TargetConfig['pprof'];
  /** Length of the CPU profiles. */
  seconds: number;
  /** Keeps one profile's checked bytes; returns the reference to put in the event. */
  keep: (file: string, bytes: AsyncIterable<Uint8Array>) => Promise<R>;
  /** Masks what is secret in one text: a function's name, a label, a line of a goroutine dump. Default: nothing is. */
  scrub?: (text: string) => string;
  /** Remembers old sampling values while they are changed; without it, `mutexFraction` and `blockingRate` fail. */
  settings?: SettingsJournal;
  onProgress?: (progress: CpuProgress) => void;
  signal: AbortSignal;
}

export interface CollectedProfiles<R> {
  profiles: ReadProfile<R>[];
  failed: FailedRead[];
  /** When the CPU profiles of all services were started, RFC 3339. */
  instant: string;
  /** How much later than that the last of them was asked for on a made connection, in milliseconds. */
  skewMs: number;
  /** What became of each sampling setting that was to be changed. */
  settings: SamplingChange[];
  /** What a person reads first; absent where no profile was taken, or where it could not be kept. */
  summary?: { file: string; kept: R; services: ProfileSummary[] };
}

/**
 * Takes the profiles of all services at once: their CPU profiles start together, and one that is slow or dead delays
 * none. All is done `seconds` + 2 s later; a profile that fails is in `failed` with its code, and the rest goes on.
 * Sampling settings have their old values again when it returns or throws, as far as the process can be reached.
 * @throws the signal's reason when it aborts, and nothing else
 */
export async function collectProfiles<R>(options: CollectOptions<R>): Promise<CollectedProfiles<R>> {
  const {
    services,
    seconds,
    keep,
    signal,
    extras = [],
    scrub = (text) => text,
    settings: journal,
    onProgress = () => undefined,
  } = options;
  signal.throwIfAborted();
  await removeAbandonedFolders();
  const start = startLine(Object.keys(services).length, patienceMs);
  using open = new DisposableStack();
  open.use(reportSeconds(start.opened, seconds, onProgress));

  const digests = new Map(Object.keys(services).map((service) => [service, digestMaker()]));
  let skewMs = 0;
  const run = {
    seconds,
    extras,
    keep,
    scrub,
    signal,
    start,
    journal,
    sampling: samplingOf(options),
    inTurn: inTurn(),
    study: async (service: string, kind: ProfileKind, profile: StudiedProfile) =>
      digests.get(service)?.study(kind, profile),
    onCpuSent: (afterStartMs: number) => {
      skewMs = Math.max(skewMs, afterStartMs);
    },
  };
  const taken = await Promise.all(
    Object.entries(services).map(([service, endpoint]) => collectService(service, endpoint, run)),
  );
  signal.throwIfAborted();

  const collected = {
    profiles: taken.flatMap((one) => one.taken).filter((one) => 'kept' in one),
    failed: taken.flatMap((one) => one.taken).filter((one) => 'code' in one),
    settings: taken.flatMap((one) => one.settings),
    instant: (await start.opened).toISOString(),
    skewMs,
  };
  const summary = await keepSummary({ ...collected, seconds, digests, keep });
  signal.throwIfAborted();
  return { ...collected, ...(summary === undefined ? {} : { summary }) };
}

function samplingOf({ mutexFraction, blockingRate }: Pick<ProfileOptions, 'mutexFraction' | 'blockingRate'>) {
  const wanted = Object.entries({ mutexFraction, blockingRate }) as [SamplingSetting, number | undefined][];
  return wanted.flatMap(([setting, value]) => (value === undefined ? [] : [{ setting, value }]));
}
