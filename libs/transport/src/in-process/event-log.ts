import { createWakeUp, type WakeUp } from './wake-up.ts';

export type LoggedEvent = { seq: number; subject: string; payload: Uint8Array; traceparent?: string | undefined };

/** The events of one process, in order; what stream EVENTS is on the broker. */
export type EventLog = {
  /** Stores a message unless one with this id is there already. */
  append(
    subject: string,
    payload: Uint8Array,
    options?: { id?: string; traceparent?: string },
  ): { duplicate: boolean; seq: number };
  /** The first message after `seq` that fits, if there is one. */
  after(seq: number, fits: (subject: string) => boolean): LoggedEvent | undefined;
  at(seq: number): LoggedEvent | undefined;
  last(): number;
  readonly appended: WakeUp;
};

export function createEventLog(): EventLog {
  const events: LoggedEvent[] = [];
  const seqOf = new Map<string, number>();
  const appended = createWakeUp();
  return {
    appended,
    append(subject, payload, { id, traceparent } = {}) {
      const known = id === undefined ? undefined : seqOf.get(id);
      if (known !== undefined) return { duplicate: true, seq: known };
      const seq = events.length + 1;
      if (id !== undefined) seqOf.set(id, seq);
      events.push({ seq, subject, payload, traceparent });
      appended.wake();
      return { duplicate: false, seq };
    },
    after: (seq, fits) => {
      for (let index = seq; index < events.length; index++) if (fits(events[index]!.subject)) return events[index];
      return undefined;
    },
    at: (seq) => events[seq - 1],
    last: () => events.length,
  };
}

/** Whether a subject fits `flare.requested.<target>`, or any other exact name, or a name with `*` at its end. */
export function fitsSubject(filter: string): (subject: string) => boolean {
  return filter.endsWith('.*') ? (subject) => subject.startsWith(filter.slice(0, -1)) : (subject) => subject === filter;
}
