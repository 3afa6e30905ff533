import { eventNameOf, parseEvent, FlareError } from '@flarewire/schemas';
import { isJob, isWanted, type AnyEvent } from '../events/any-event.ts';
import type { TransportLog } from '../log.ts';
import type { TailedEvent, TailedGroupEvent, TailOptions } from '../port/tail.ts';
import type { EventLog, LoggedEvent } from './event-log.ts';

/** Replays the events of this process and goes on with live ones, as `Transport.tailAll` promises. */
export async function* tailLog(
  events: EventLog,
  options: TailOptions,
  log: TransportLog,
): AsyncGenerator<TailedEvent | TailedGroupEvent, void, undefined> {
  const { from, until, signal } = options;
  const last = events.last();
  let position = from === 'now' ? last : from === 'start' || from > last ? 0 : from;
  while (!signal.aborted) {
    if (until === 'stored' && position >= last) return;
    const message = events.after(position, () => true);
    if (!message) {
      await events.appended.next(signal);
      continue;
    }
    position = message.seq;
    const event = readEvent(message, log);
    if (event && isWanted(event, options)) yield { ...event, seq: message.seq, live: message.seq > last };
  }
}

function readEvent({ subject, payload, seq }: LoggedEvent, log: TransportLog): AnyEvent | undefined {
  const name = eventNameOf(subject);
  if (!name || isJob({ name })) return undefined;
  try {
    return { name, data: parseEvent(name, payload) } as AnyEvent;
  } catch (error) {
    if (!(error instanceof FlareError)) throw error;
    log.warn({ err: error, seq }, 'an event that cannot be read was passed over');
    return undefined;
  }
}
