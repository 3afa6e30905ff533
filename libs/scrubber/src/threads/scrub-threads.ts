import { FlareError } from '@flarewire/schemas/error';
import type { PseudonymKey, ScrubberOptions } from '../scrubber.ts';
import { startThread, type FileToScrub, type ScrubThread, type StartedThread } from './scrub-thread.ts';

/** Threads that scrub large files side by side. Dispose ends them. */
export interface ScrubThreads extends AsyncDisposable {
  /** How many files they scrub at once. */
  readonly atOnce: number;
  /**
   * Scrubs a file in a thread, where one is free: a file that waited for one would use up its time. What is given back is to be
   * read. @throws FlareError `scrub_failed`; what the source throws; the signal's reason
   */
  scrub: (file: FileToScrub) => AsyncGenerator<Uint8Array> | undefined;
}

/** Threads that were started before it is known what they scrub. Dispose ends those that nobody took. */
export interface StartedThreads extends AsyncDisposable {
  readonly take: () => StartedThread | undefined;
}

/** Starts threads that load their program: that takes a while, in which whoever starts them may load its own. */
export function startThreads(count: number): StartedThreads {
  const waiting = Array.from({ length: count }, startThread);
  return {
    take: () => waiting.pop(),
    async [Symbol.asyncDispose]() {
      await Promise.all(waiting.splice(0).map((thread) => thread[Symbol.asyncDispose]()));
    },
  };
}

/** Makes threads that start when the first large file comes, or are taken from those that were started before. */
export function scrubThreads(
  options: ScrubberOptions,
  pseudonymKey: PseudonymKey | undefined,
  atOnce: number,
  started?: StartedThreads,
): ScrubThreads {
  const free: ScrubThread[] = [];
  const all = new Set<ScrubThread>();
  let isOver = false;

  function start({ tables }: FileToScrub): ScrubThread {
    const thread = (started?.take() ?? startThread()).ready({ options, pseudonymKey, tables });
    all.add(thread);
    return thread;
  }

  async function giveBack(thread: ScrubThread): Promise<void> {
    if (!thread.isLost()) {
      free.push(thread);
      return;
    }
    all.delete(thread);
    await thread[Symbol.asyncDispose]();
  }

  async function* scrubIn(thread: ScrubThread, file: FileToScrub): AsyncGenerator<Uint8Array> {
    try {
      yield* thread.scrub(file);
    } finally {
      await giveBack(thread);
    }
  }

  return {
    atOnce,
    scrub(file) {
      if (isOver) throw new FlareError('scrub_failed', 'Cannot scrub a file: its flare has ended');
      const thread = free.pop() ?? (all.size < atOnce ? start(file) : undefined);
      return thread && scrubIn(thread, file);
    },
    async [Symbol.asyncDispose]() {
      isOver = true;
      await Promise.all([...all, ...(started ? [started] : [])].map((thread) => thread[Symbol.asyncDispose]()));
    },
  };
}
