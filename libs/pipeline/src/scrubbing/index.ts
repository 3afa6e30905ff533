// A door of its own: who only scrubs loads nothing of the stages.
export { pseudonymKeyFor } from './pseudonym-key.ts';
export { startThreadsFor, threadsAtOnce, threadsFor } from './threads-for.ts';
export type { StartedThreads } from '@flarewire/scrubber/threads';
