import type { ClockOffset } from './estimate-offset.ts';
import { flareKey, instantKey, type Barriers } from './words.ts';

/** How long before the instant it is set, so that everybody has heard of it when the heaps are read. */
const noticeMs = 3_000;

/** How long before the CPU profiles begin the heaps are read, in milliseconds. */
export const heapsBeforeMs = 2_000;

export type MeetOptions = {
  groupId: string;
  flareId: string;
  /** The flares that are waited for. */
  expected: readonly string[];
  /** How long the first one that is ready waits for the others. */
  barrierMs: number;
  barriers: Barriers;
  clock: ClockOffset;
  now: () => Date;
  signal: AbortSignal;
};

/**
 * Says that a flare is ready, and waits until the others are, or until the first one has waited long enough. Nobody is in
 * charge: whoever sees that it is time sets the instant, by creating its record, and the first one to do so has.
 * @returns the instant at which the CPU profiles begin, on the broker's clock, in milliseconds since 1970
 * @throws see `RecordStore`; the signal's reason when it aborts
 */
export async function meet(options: MeetOptions): Promise<number> {
  const { groupId, flareId, expected, barrierMs, barriers, clock, now, signal } = options;
  await barriers.create(flareKey(groupId, flareId), { word: 'ready', flareId }, { signal });
  const enough = new AbortController();
  const waiting = AbortSignal.any([signal, enough.signal]);
  const missing = new Set(expected);
  missing.delete(flareId);
  let patience: NodeJS.Timeout | undefined;
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  const setInstant = () => propose(options, waiting).catch((error: unknown) => failed.reject(error));

  const listen = async (): Promise<number> => {
    for await (const { value, updated } of barriers.watch({ below: groupId, signal: waiting })) {
      if (value.word === 'instant') return Date.parse(value.instant);
      if (value.word === 'probe') continue;
      missing.delete(value.flareId);
      if (value.word === 'ready') {
        const leftMs = updated.getTime() + clock.offsetMs + barrierMs - now().getTime();
        patience ??= setTimeout(() => void setInstant(), Math.max(0, leftMs));
      }
      if (missing.size === 0) void setInstant();
    }
    throw signal.reason;
  };
  try {
    return await Promise.race([listen(), failed.promise]);
  } finally {
    clearTimeout(patience);
    enough.abort();
  }
}

/** Sets the instant, unless somebody has. Asks before, so that an instant is not set by the time when the broker went away. */
async function propose({ groupId, barriers, clock, now }: MeetOptions, signal: AbortSignal): Promise<void> {
  if (await barriers.get(instantKey(groupId), { signal })) return;
  const instant = now().getTime() - clock.offsetMs + noticeMs + heapsBeforeMs;
  await barriers.create(instantKey(groupId), { word: 'instant', instant: new Date(instant).toISOString() }, { signal });
}
