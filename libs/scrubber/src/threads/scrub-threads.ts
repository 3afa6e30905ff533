import type { PseudonymKey, ScrubberOptions } from '../scrubber.ts';
import { startScrubThread, type Found, type ScrubThread } from './scrub-thread.ts';

/** Threads that scrub large files side by side. Dispose ends them. */
export interface ScrubThreads extends AsyncDisposable {
  /** How many files they scrub at once. */
  readonly atOnce: number;
  /** Scrubs a file in the next thread that is free. @throws FlareError `scrub_failed`; what the source throws */
  scrub: (
    name: string,
    source: AsyncIterable<Uint8Array>,
    onFound: (found: Found) => void,
  ) => AsyncGenerator<Uint8Array>;
}

/** Makes threads that start when the first large file comes. */
export function scrubThreads(
  options: ScrubberOptions,
  pseudonymKey: PseudonymKey | undefined,
  atOnce: number,
): ScrubThreads {
  const free: ScrubThread[] = [];
  const all = new Set<ScrubThread>();
  const waiting: ((thread: ScrubThread) => void)[] = [];

  function start(): ScrubThread {
    const thread = startScrubThread({ options, pseudonymKey });
    all.add(thread);
    return thread;
  }

  async function take(): Promise<ScrubThread> {
    const thread = free.pop() ?? (all.size < atOnce ? start() : undefined);
    return thread ?? new Promise((resolve) => waiting.push(resolve));
  }

  async function giveBack(thread: ScrubThread): Promise<void> {
    if (thread.isLost()) {
      all.delete(thread);
      await thread[Symbol.asyncDispose]();
      waiting.shift()?.(start());
      return;
    }
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
  }

  return {
    atOnce,
    async *scrub(name, source, onFound) {
      const thread = await take();
      try {
        yield* thread.scrub(name, source, onFound);
      } finally {
        await giveBack(thread);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...all].map((thread) => thread[Symbol.asyncDispose]()));
    },
  };
}
