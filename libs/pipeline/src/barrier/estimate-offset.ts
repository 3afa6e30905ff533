import { randomBytes } from 'node:crypto';
import { FlareError } from '@flarewire/schemas';
import type { Barriers } from './words.ts';

/** How much this host's clock is ahead of the broker's, and how far from that the truth may be, in milliseconds. */
export type ClockOffset = { offsetMs: number; errorMs: number };

/** Round trips of one estimate; the shortest counts. */
const rounds = 5;

/**
 * Estimates how far this host's clock is off from the broker's, by words that the broker stores and stamps with its time. The
 * stamp was made between asking and the answer, so the truth lies within half the round trip, and a millisecond more, as
 * both clocks are read in whole ones.
 */
export async function estimateOffset(
  barriers: Barriers,
  { now, signal }: { now: () => Date; signal: AbortSignal },
): Promise<ClockOffset> {
  const key = `clock.${randomBytes(8).toString('hex')}`;
  let best: ClockOffset | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const asked = now().getTime();
    const { revision } = await barriers.put(key, { word: 'probe' }, { signal });
    const answered = now().getTime();
    const stored = await barriers.get(key, { signal });
    if (stored?.revision !== revision) continue;
    const offsetMs = (asked + answered) / 2 - stored.updated.getTime();
    const errorMs = (answered - asked) / 2 + 1;
    if (!best || errorMs < best.errorMs) best = { offsetMs, errorMs };
  }
  await barriers.delete(key, { signal });
  if (best) return best;
  throw new FlareError('broker_unavailable', 'Cannot read the time of the broker: its answers did not fit', {
    retryable: true,
  });
}
