import { toFlareError } from '@flarewire/schemas';
import { unlessAborted } from '@flarewire/transport';

/** Who asks: with a signal, in a trace. */
type Asking = AbortSignal | { signal: AbortSignal };

/**
 * Shares one answer among all who ask for the same thing, until `freshMs` after it has come. A failure is told to those who
 * wait for it, and to nobody else. The first who asks gives the signal and the trace; where that signal aborts, one of the
 * others asks anew. The others stop waiting by their own signals.
 * @throws {FlareError} `cancelled`; what `ask` throws
 */
export function briefly<T, C extends Asking = AbortSignal>(
  ask: (context: C) => Promise<T>,
  { freshMs, clock }: { freshMs: number; clock: () => number },
): (context: C) => Promise<T> {
  let last: { until: number; by: AbortSignal; answer: Promise<T> } | undefined;
  return async (context) => {
    const mine = signalOf(context);
    for (;;) {
      if (!last || clock() >= last.until) {
        const asked = { until: Infinity, by: mine, answer: ask(context) };
        asked.answer.then(
          () => (asked.until = clock() + freshMs),
          () => last === asked && (last = undefined),
        );
        last = asked;
      }
      const { by, answer } = last;
      try {
        return await (by === mine ? answer : unlessAborted(answer, mine));
      } catch (error) {
        if (by === mine) throw error;
        if (mine.aborted)
          throw toFlareError(mine.reason, 'cancelled', 'Cannot wait for an answer that somebody else asked for');
        if (!by.aborted) throw error;
      }
    }
  };
}

function signalOf(context: Asking): AbortSignal {
  return context instanceof AbortSignal ? context : context.signal;
}
