import type { JetStreamManager, JsMsg } from '@nats-io/jetstream';
import { eventNameOf, FlareError, parseEvent, type FlareEvent } from '@flarewire/schemas';
import type { TailedEvent, TailOptions } from '../port.ts';
import { followStream, type StreamReader } from './follow-stream.ts';
import { streams } from './names.ts';

/**
 * Replays stored events and goes on with live ones, as `Transport.tail` promises. Reads the stream itself: its copy for
 * outsiders, EVENTS_VIEW, stands still for five seconds after a restart of the broker.
 */
export async function* tailEvents(
  reader: StreamReader,
  { from, signal }: TailOptions,
): AsyncGenerator<TailedEvent, void, undefined> {
  const { jsm, link, log } = reader;
  const last = await lastSequence(jsm, link, signal);
  if (last === undefined) return;
  const seq = firstSequence(from, last);
  for await (const message of followStream(reader, { stream: streams.events, subject: '>', from: { seq }, signal })) {
    if (!message) continue;
    const event = readEvent(message);
    if (event instanceof FlareError)
      log.warn({ err: event, seq: message.seq }, 'an event that cannot be read was passed over');
    else if (event) yield { ...event, seq: message.seq, live: message.seq > last };
  }
}

async function lastSequence(
  jsm: JetStreamManager,
  link: StreamReader['link'],
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    const { state } = await link.retry('Reading the events', () => jsm.streams.info(streams.events), signal);
    return state.last_seq;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** A number beyond what is stored is of a stream that was made anew since: everything in this one is new. */
function firstSequence(from: TailOptions['from'], last: number): number {
  if (from === 'now') return last + 1;
  return from === 'start' || from > last ? 1 : from + 1;
}

function readEvent(message: JsMsg): FlareEvent | FlareError | undefined {
  const name = eventNameOf(message.subject);
  if (!name) return undefined;
  try {
    return { name, data: parseEvent(name, message.data) } as FlareEvent;
  } catch (error) {
    if (error instanceof FlareError) return error;
    throw error;
  }
}
