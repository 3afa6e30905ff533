import { createWakeUp } from './wake-up.ts';
import { fitsSubject, type EventLog, type LoggedEvent } from './event-log.ts';

export type Taken = { event: LoggedEvent; attempt: number };

/** The place of one durable in the log, shared by all who name it. */
export type Durable = {
  /** The next event that is due, or undefined once the signal aborts. */
  take(signal: AbortSignal): Promise<Taken | undefined>;
  /** Offers an event again after a delay. */
  putBack(taken: Taken, delayMs: number): void;
};

/** @param subject exact, or with `*` as its last token */
export function createDurable(log: EventLog, subject: string): Durable {
  const fits = fitsSubject(subject);
  const returned = createWakeUp();
  const due: Taken[] = [];
  let position = 0;

  const poll = (): Taken | undefined => {
    const again = due.shift();
    if (again) return again;
    const event = log.after(position, fits);
    if (!event) return undefined;
    position = event.seq;
    return { event, attempt: 1 };
  };

  return {
    async take(signal) {
      while (!signal.aborted) {
        const taken = poll();
        if (taken) return taken;
        const waited = new AbortController();
        const either = AbortSignal.any([signal, waited.signal]);
        await Promise.race([log.appended.next(either), returned.next(either)]);
        waited.abort();
      }
      return undefined;
    },
    putBack({ event, attempt }, delayMs) {
      const offer = () => {
        due.push({ event, attempt: attempt + 1 });
        returned.wake();
      };
      setTimeout(offer, delayMs).unref();
    },
  };
}
