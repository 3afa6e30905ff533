import { toFlareError } from '@flarewire/schemas';
import { unlessAborted } from '@flarewire/transport';

/** Who asks: with a signal, in a trace. */
type Asking = AbortSignal | { signal: AbortSignal };

/**
 * Shares an answer among all who ask for the same until `freshMs` after it has come, so that while it is late nobody asks once more; a failure is told to those who wait for it, and to nobody
 * else. Who asks first says with which signal, and in which trace; where that one gives up, one of the others asks anew. Whoever
 * shares an answer stops waiting for it by its own signal. @throws {FlareError} `cancelled`; what `ask` throws
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
