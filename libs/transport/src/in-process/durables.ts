import { createWakeUp } from './wake-up.ts';
import { fitsSubject, type EventLog, type LoggedEvent } from './event-log.ts';

export type Taken = { event: LoggedEvent; attempt: number };

/** The place of one durable in the log, shared by all who name it. */
export type Durable = {
  /** The next event that is due, or undefined once the signal aborts. */
  take(signal: AbortSignal): Promise<Taken | undefined>;
  /** Offers an event again after a delay. */
  putBack(taken: Taken, delayMs: number): void;
  /** Says that an event is settled. */
  settle(taken: Taken): void;
  /** Whether an event was settled, and so is not given to anybody any more. */
  hasSettled(seq: number): boolean;
  /** How many events are not settled yet. */
  waiting(): number;
  /** Whether nobody asks for an event, none is in hand, and there is none that it could give. */
  isIdle(): boolean;
};

/**
 * @param subject exact, or with `*` as its last token
 * @param options.inFlight how many events may be taken and not settled
 */
export function createDurable(log: EventLog, subject: string, { inFlight }: { inFlight: number }): Durable {
  const fits = fitsSubject(subject);
  const returned = createWakeUp();
  const due: Taken[] = [];
  /** Those that were taken and not settled. */
  const open = new Set<number>();
  let position = 0;
  let inHand = 0;
  let asking = 0;

  const poll = (): Taken | undefined => {
    if (inHand >= inFlight) return undefined;
    const again = due.shift();
    if (again) return again;
    const event = log.after(position, fits);
    if (!event) return undefined;
    position = event.seq;
    open.add(event.seq);
    return { event, attempt: 1 };
  };

  return {
    async take(signal) {
      asking += 1;
      try {
        while (!signal.aborted) {
          const taken = poll();
          if (taken) {
            inHand++;
            return taken;
          }
          const waited = new AbortController();
          const either = AbortSignal.any([signal, waited.signal]);
          await Promise.race([log.appended.next(either), returned.next(either)]);
          waited.abort();
        }
        return undefined;
      } finally {
        asking -= 1;
      }
    },
    putBack({ event, attempt }, delayMs) {
      const offer = () => {
        due.push({ event, attempt: attempt + 1 });
        returned.wake();
      };
      // Others go on meanwhile.
      inHand--;
      returned.wake();
      setTimeout(offer, delayMs).unref();
    },
    settle({ event }) {
      inHand--;
      open.delete(event.seq);
      returned.wake();
    },
    hasSettled: (seq) => seq <= position && !open.has(seq),
    waiting() {
      let count = open.size;
      for (let event = log.after(position, fits); event; event = log.after(event.seq, fits)) count += 1;
      return count;
    },
    isIdle: () => asking === 0 && inHand === 0 && log.after(0, fits) === undefined,
  };
}
