import type { JsMsg } from '@nats-io/jetstream';
import { eventNameOf, FlareError, parseEvent, type FlareRecord, type GroupRecord } from '@flarewire/schemas';
import { isJob, isWanted, type AnyEvent } from '../../events/any-event.ts';
import type { RecordStore } from '../../port/record-store.ts';
import type { TailedEvent, TailedGroupEvent, TailOptions } from '../../port/tail.ts';
import { followStream, type StreamReader } from '../streams/follow-stream.ts';

type Reader = StreamReader & { flares: RecordStore<FlareRecord>; groups: RecordStore<GroupRecord>; stream: string };

/**
 * Replays stored events and goes on with live ones, as `Transport.tailAll` promises. `stream` is EVENTS, or its copy
 * EVENTS_VIEW, which stands still for five seconds after a restart of the broker; the numbers are the same.
 */
export async function* tailEvents(
  reader: Reader,
  options: TailOptions,
): AsyncGenerator<TailedEvent | TailedGroupEvent, void, undefined> {
  const { jsm, link, log, stream } = reader;
  const { until, signal } = options;
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
      else if (event && isWanted(event, options)) yield { ...event, seq: message.seq, live: message.seq > last };
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Servers of one cluster may differ so much in their clocks. */
const clockSkewMs = 60_000;

/**
 * Where to begin. A flare's record names its first event once a stage has taken it; until then that is no older than the
 * record. A number beyond what is stored is of a stream that was made anew since: everything in this
 * one is new.
 */
async function firstOf(
  { flares, groups }: Pick<Reader, 'flares' | 'groups'>,
  { from, flareId, groupId, signal }: TailOptions,
  last: number,
): Promise<{ seq: number } | { time: Date }> {
  if (from === 'now') return { seq: last + 1 };
  if (from !== 'start') return { seq: from > last ? 1 : from + 1 };
  const group = groupId === undefined ? undefined : await groups.get(groupId, { signal });
  if (group) return { time: new Date(Date.parse(group.value.created.time) - clockSkewMs) };
  const record = flareId === undefined ? undefined : await flares.get(flareId, { signal });
  const first = record?.value.firstEvent;
  if (record && first === undefined) {
    const asked = Math.min(record.updated.getTime(), Date.parse(record.value.since));
    return { time: new Date(asked - clockSkewMs) };
  }
  if (first === undefined) return { seq: 1 };
  return { seq: first > last ? 1 : first };
}

function readEvent(message: JsMsg): AnyEvent | FlareError | undefined {
  const name = eventNameOf(message.subject);
  if (!name || isJob({ name })) return undefined;
  try {
    return { name, data: parseEvent(name, message.data) } as AnyEvent;
  } catch (error) {
    if (error instanceof FlareError) return error;
    throw error;
  }
}
