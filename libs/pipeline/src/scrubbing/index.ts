// A door of its own: who only scrubs loads nothing of the stages.
export { pseudonymKeyFor } from './pseudonym-key.ts';
export { threadsFor } from './threads-for.ts';
