// A door of its own: who only starts threads loads no rules.
export { scrubThreads, startThreads, type ScrubThreads, type StartedThreads } from './scrub-threads.ts';
