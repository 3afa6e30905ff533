import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '@flarewire/service';

/** Follows something until closed: when that fails or ends, it is followed again. */
export function followAgain(
  follow: (signal: AbortSignal) => Promise<void>,
  { log, what, againMs = 2_000 }: { log: Log; what: string; againMs?: number },
): AsyncDisposable {
  const closing = new AbortController();
  const { signal } = closing;
  const following = (async () => {
    while (!signal.aborted) {
      try {
        await follow(signal);
      } catch (error) {
        if (!signal.aborted) log.error({ err: error }, `Cannot follow ${what}; trying again`);
      }
      await sleep(againMs, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      closing.abort();
      await following;
    },
  };
}
