import type { FlareProgress } from '@flarewire/schemas';
import { createProgressLimit } from '../progress-limit.ts';
import type { Transport } from '../port/transport.ts';
import { createWakeUp } from './wake-up.ts';

/** How many reports wait for a watcher that is slow; older ones are dropped. */
const kept = 256;

/** Passes progress to whoever watches at the moment. */
export function createProgressRelay(): Pick<Transport, 'progress' | 'watchProgress'> {
  const mayGo = createProgressLimit();
  const watchers = new Set<(progress: FlareProgress) => void>();
  return {
    progress(progress) {
      if (mayGo(progress)) for (const tell of watchers) tell(progress);
    },
    async *watchProgress({ flareId, signal }) {
      const waiting: FlareProgress[] = [];
      const arrived = createWakeUp();
      const tell = (progress: FlareProgress) => {
        if (flareId !== undefined && flareId !== progress.flareId) return;
        waiting.push(progress);
        if (waiting.length > kept) waiting.shift();
        arrived.wake();
      };
      watchers.add(tell);
      try {
        while (!signal.aborted) {
          const progress = waiting.shift();
          if (progress) yield progress;
          else await arrived.next(signal);
        }
      } finally {
        watchers.delete(tell);
      }
    },
  };
}
