import { createLook, type Look, type LookOptions, type Rules } from './look.ts';
import { startLookThread, type ThreadLook } from './look-in-thread.ts';

/** A thread takes a while to start, and memory: it is worth that from so many parts on (8 MiB). */
const worthAThread = 16;
/** Parts that wait for the thread, so that it is never without work; all beyond are looked at here. */
const mostWaiting = 2;

/** Opens the gate's look. Where there is much to look at, a second thread shares the work. Dispose ends it. */
export function openLooks(options: LookOptions, rules?: Rules): AsyncDisposable & { look: Look } {
  const here = createLook(options, rules);
  let thread: ThreadLook | undefined;
  let parts = 0;
  return {
    look(name, part) {
      parts += 1;
      if (parts > worthAThread) thread ??= startLookThread(options);
      return thread && thread.waiting() < mostWaiting ? thread.look(name, part) : here(name, part);
    },
    async [Symbol.asyncDispose]() {
      await thread?.[Symbol.asyncDispose]();
    },
  };
}
