import { availableParallelism } from 'node:os';
import type { PseudonymKey, ScrubberOptions } from '@flarewire/scrubber';
import { scrubThreads, startThreads, type ScrubThreads, type StartedThreads } from '@flarewire/scrubber/threads';

/** Each takes some 30 MB of memory. */
const mostThreads = 2;

/** The threads that scrub large files, as many as there are processors for; some may be started already. */
export function threadsFor(options: ScrubberOptions, key?: PseudonymKey, started?: StartedThreads): ScrubThreads {
  return scrubThreads(options, key, threadsAtOnce(), started);
}

/** Starts threads for so many large files, so that they load their rules while this thread loads something else. */
export function startThreadsFor({ rules }: Pick<ScrubberOptions, 'rules'>, largeFiles: number): StartedThreads {
  return startThreads(rules === 'datadog' ? 0 : Math.min(largeFiles, threadsAtOnce()));
}

/** How many files are scrubbed side by side. */
export function threadsAtOnce(): number {
  return Math.min(mostThreads, availableParallelism());
}
