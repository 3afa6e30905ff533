import { availableParallelism } from 'node:os';
import { scrubThreads, type PseudonymKey, type ScrubberOptions, type ScrubThreads } from '@flarewire/scrubber';

/** Each takes some 30 MB of memory. */
const mostThreads = 2;

/** The threads that scrub large files, as many as there are processors for. */
export function threadsFor(options: ScrubberOptions, key?: PseudonymKey): ScrubThreads {
  return scrubThreads(options, key, Math.min(mostThreads, availableParallelism()));
}
