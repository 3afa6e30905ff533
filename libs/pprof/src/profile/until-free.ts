import { setTimeout as delay } from 'node:timers/promises';
import { FlareError } from '@flarewire/schemas';

const retryMs = 250;

/**
 * Calls `take` again and again while the process is busy with somebody else's profile, for at most `patienceMs`.
 * Answers how long it waited, in milliseconds.
 * @throws what `take` throws; `profile_busy` only when the patience has ended
 */
export async function untilFree(
  take: () => Promise<void>,
  { patienceMs, signal }: { patienceMs: number; signal: AbortSignal },
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const waitedMs = performance.now() - began;
    try {
      await take();
      return waitedMs;
    } catch (thrown) {
      const busy = thrown instanceof FlareError && thrown.code === 'profile_busy';
      if (!busy || performance.now() - began + retryMs > patienceMs) throw thrown;
    }
    await delay(retryMs, undefined, { signal });
  }
}
