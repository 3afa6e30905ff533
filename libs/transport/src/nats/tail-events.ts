import type { JsMsg } from '@nats-io/jetstream';
import { eventNameOf, FlareError, parseEvent, type FlareEvent, type FlareRecord } from '@flarewire/schemas';
import type { RecordStore, TailedEvent, TailOptions } from '../port.ts';
import { followStream, type StreamReader } from './follow-stream.ts';

/**
 * Replays stored events and goes on with live ones, as `Transport.tail` promises. `stream` is EVENTS, or its copy
 * EVENTS_VIEW, which stands still for five seconds after a restart of the broker; the numbers are the same.
 */
export async function* tailEvents(
  reader: StreamReader & { flares: RecordStore<FlareRecord>; stream: string },
  options: TailOptions,
): AsyncGenerator<TailedEvent, void, undefined> {
  const { jsm, link, log, stream } = reader;
  const { flareId, until, signal } = options;
  try {
    const { state } = await link.retry('Cannot read the events', () => jsm.streams.info(stream), signal);
    const last = state.last_seq;
    const from = await firstOf(reader, options, last);
    if (until === 'stored' && 'seq' in from && from.seq > last) return;
    for await (const message of followStream(reader, { stream, subject: '>', from, signal })) {
      if (until === 'stored' && (!message || message.seq > last)) return;
      if (!message) continue;
      const event = readEvent(message);
      if (event instanceof FlareError)
        log.warn({ err: event, seq: message.seq }, 'an event that cannot be read was passed over');
      else if (event && (flareId === undefined || event.data.flareId === flareId))
        yield { ...event, seq: message.seq, live: message.seq > last };
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Servers of one cluster may differ so much in their clocks. */
const clockSkewMs = 60_000;

/**
 * Where to begin. A flare's record names its first event once a stage has taken it; until then the record's one revision
 * is older than that event. A number beyond what is stored is of a stream that was made anew since: everything in this
 * one is new.
 */
async function firstOf(
  { flares }: { flares: RecordStore<FlareRecord> },
  { from, flareId, signal }: TailOptions,
  last: number,
): Promise<{ seq: number } | { time: Date }> {
  if (from === 'now') return { seq: last + 1 };
  if (from !== 'start') return { seq: from > last ? 1 : from + 1 };
  const record = flareId === undefined ? undefined : await flares.get(flareId, { signal });
  if (record?.value.state === 'requested') return { time: new Date(record.updated.getTime() - clockSkewMs) };
  const first = record?.value.firstEvent ?? 1;
  return { seq: first > last ? 1 : first };
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
