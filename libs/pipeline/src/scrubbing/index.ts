// A door of its own: who only scrubs loads nothing of the stages.
export { checkPseudonymKey, pseudonymKeyFor } from './pseudonym-key.ts';
export { startThreadsFor, threadsAtOnce, threadsFor } from './threads-for.ts';
export type { StartedThreads } from '@flarewire/scrubber/threads';
