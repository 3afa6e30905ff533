import { createLook, type Look, type LookOptions, type Rules } from './look.ts';
import { startLookThread, type ThreadLook } from './look-in-thread.ts';

/** A thread takes a while to start, and memory: it is worth that from so many parts on (8 MiB). */
const worthAThread = 16;

/** Opens the gate's look. Where there is much to look at, a second thread looks while this one reads on. Dispose ends it. */
export function openLooks(options: LookOptions, rules?: Rules): AsyncDisposable & { look: Look } {
  let here: Look | undefined;
  let thread: ThreadLook | undefined;
  let parts = 0;
  return {
    look(name, part) {
      parts += 1;
      if (parts > worthAThread) {
        here = undefined;
        thread ??= startLookThread(options);
        return thread.look(name, part);
      }
      here ??= createLook(options, rules);
      return here(name, part);
    },
    async [Symbol.asyncDispose]() {
      await thread?.[Symbol.asyncDispose]();
    },
  };
}
