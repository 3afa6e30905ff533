import { setTimeout as delay } from 'node:timers/promises';
import { FlareError, type FlareRecord } from '@flarewire/schemas';
import type { RecordStore } from '@flarewire/transport';

/** How often the record of a flare that is worked on is renewed, in milliseconds. */
export const renewEveryMs = 5_000;

/** Whoever has not renewed a record for so long does not work on it any more. */
const goneMs = 3 * renewEveryMs;

/**
 * Waits until nobody works on a flare any more: it has gone on, or whoever did so shows no sign of life.
 * @throws {FlareError} `shutting_down`, retryable, when the signal aborts
 */
export async function untilLeft(
  flares: Pick<RecordStore<FlareRecord>, 'get'>,
  flareId: string,
  options: {
    isAtWork: (current: FlareRecord) => boolean;
    signal: AbortSignal;
    goneAfterMs?: number;
    lookEveryMs?: number;
  },
): Promise<void> {
  const { isAtWork, signal, goneAfterMs = goneMs, lookEveryMs = 500 } = options;
  let [revision, since] = [0, performance.now()];
  try {
    for (;;) {
      const current = await flares.get(flareId, { signal });
      if (!current || !isAtWork(current.value)) return;
      if (current.revision !== revision) [revision, since] = [current.revision, performance.now()];
      else if (performance.now() - since >= goneAfterMs) return;
      await delay(lookEveryMs, undefined, { signal });
    }
  } catch (cause) {
    if (!signal.aborted) throw cause;
    const message = `Cannot go on with flare "${flareId}": another worker still has it, and this one is closing`;
    throw new FlareError('shutting_down', message, { cause, retryable: true });
  }
}
