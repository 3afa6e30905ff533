import type { ProfileKind, ProfileOptions, ProfileSummary, SamplingChange, TargetConfig } from '@flarewire/schemas';
import { collectService } from './collect-service.ts';
import { inTurn } from './in-turn.ts';
import type { FailedRead, ReadProfile } from './profile/read-profile.ts';
import { removeAbandonedWork } from './profile/work-folder.ts';
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
  /**
   * Waits, once all services can be reached, for whoever else is to begin at the same time: the heaps are read when `heaps`
   * resolves, and the CPU profiles begin when `cpu` does. Default: nobody.
   */
  rendezvous?: () => Promise<{ heaps: () => Promise<void>; cpu: () => Promise<void> }>;
  /** This host's time. */
  now?: () => Date;
  signal: AbortSignal;
}

export interface CollectedProfiles<R> {
  profiles: ReadProfile<R>[];
  failed: FailedRead[];
  /** When the CPU profiles of all services were started, RFC 3339. */
  instant: string;
  /** How much later than that the last of them was asked for on a made connection, in milliseconds. */
  skewMs: number;
  /** Between which two moments of this host's clock the CPU profiles of all services began that were taken; absent where none was. */
  began?: { from: number; to: number };
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
    rendezvous,
    now = () => new Date(),
  } = options;
  signal.throwIfAborted();
  await removeAbandonedWork();
  const count = Object.keys(services).length;
  const reached = startLine(count, patienceMs);
  const common = rendezvous ? meetFirst(reached.opened.then(rendezvous)) : undefined;
  const start = common?.start ?? startLine(count, patienceMs);
  using open = new DisposableStack();
  open.use(reportSeconds(start.opened, seconds, onProgress));

  const digests = new Map(Object.keys(services).map((service) => [service, digestMaker()]));
  let skewMs = 0;
  const sent = new Map<string, number>();
  const cpu = new Map<string, { sent: number; latest: number }>();
  const vetting = inTurn();
  const run = {
    seconds,
    extras,
    keep,
    scrub,
    signal,
    start,
    journal,
    sampling: samplingOf(options),
    reached,
    heaps: common?.heaps ?? Promise.resolve(),
    // Checks take a core: those of the first heaps must not delay the common start.
    inTurn: <T>(task: () => Promise<T>) =>
      vetting(async () => {
        await start.opened;
        return task();
      }),
    study: async (service: string, kind: ProfileKind, profile: StudiedProfile) =>
      digests.get(service)?.study(kind, profile),
    onCpuSent: (service: string, started: Date) => {
      skewMs = Math.max(skewMs, Date.now() - started.getTime());
      sent.set(service, now().getTime());
    },
    onCpuTaken: (service: string, measured: number) => {
      const from = sent.get(service) ?? now().getTime();
      // It has measured for so long, so it began no later than that before all of it was here.
      cpu.set(service, { sent: from, latest: Math.max(from, now().getTime() - measured * 1_000) });
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
    ...beganOf([...cpu.values()]),
  };
  const summary = await keepSummary({ ...collected, seconds, digests, keep });
  signal.throwIfAborted();
  return { ...collected, ...(summary === undefined ? {} : { summary }) };
}

/** What the services wait for where others begin at the same time. */
function meetFirst(meeting: Promise<{ heaps: () => Promise<void>; cpu: () => Promise<void> }>) {
  const heaps = meeting.then((met) => met.heaps());
  const opened = meeting.then(async (met) => {
    await met.cpu();
    return new Date();
  });
  // Who waits for them gets what they throw; where nobody does, nothing is lost.
  for (const each of [heaps, opened]) each.catch(() => undefined);
  return { heaps, start: { ready: () => undefined, opened } };
}

function beganOf(cpu: readonly { sent: number; latest: number }[]): Pick<CollectedProfiles<never>, 'began'> {
  if (cpu.length === 0) return {};
  return {
    began: { from: Math.min(...cpu.map(({ sent }) => sent)), to: Math.max(...cpu.map(({ latest }) => latest)) },
  };
}

function samplingOf({ mutexFraction, blockingRate }: Pick<ProfileOptions, 'mutexFraction' | 'blockingRate'>) {
  const wanted = Object.entries({ mutexFraction, blockingRate }) as [SamplingSetting, number | undefined][];
  return wanted.flatMap(([setting, value]) => (value === undefined ? [] : [{ setting, value }]));
}
