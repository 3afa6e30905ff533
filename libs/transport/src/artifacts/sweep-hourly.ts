import type { TransportLog } from '../log.ts';
import type { PartStore } from './part-store.ts';

const hourMs = 3_600_000;

/** Sweeps a store every hour as long as it is open. An upload that has sent nothing for an hour is dead. */
export function sweepHourly(parts: PartStore, log: TransportLog): Disposable {
  const closing = new AbortController();
  const sweep = async () => {
    try {
      const removed = await parts.sweep({ unfinishedMs: hourMs, signal: closing.signal });
      if (removed > 0) log.info({ removed }, 'removed what uploads that died had left in the artifact store');
    } catch (error) {
      if (!closing.signal.aborted) log.warn({ err: error }, 'the artifact store could not be swept');
    }
  };
  const timer = setInterval(() => void sweep(), hourMs).unref();
  return {
    [Symbol.dispose]() {
      clearInterval(timer);
      closing.abort();
    },
  };
}
