import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { errors, headers, type MsgHdrs } from '@nats-io/nats-core';
import { subjectOf, validateEvent, type EventData, type EventName } from '@flarewire/schemas';
import type { Published, PublishOptions } from '../../port/publish.ts';
import { traceparentFrom } from '../../traceparent.ts';
import { aboutOf, eventId, storedId } from '../../events/event-id.ts';
import type { Link } from '../connection/link.ts';
import { streams } from '../names.ts';
import { apiCode, hasApiCode, isDenied } from '../connection/nats-errors.ts';

/** How long one attempt waits for the broker to say that it has stored something. */
export const publishTimeoutMs = 1_500;

/** An event that is not there after so many looks is published under another id. */
const looks = { usual: 20, overdue: 3 };

/** Stores one event in stream EVENTS, as `Transport.publish` promises. */
export async function publishEvent<N extends EventName>(
  { js, jsm, link, source }: { js: JetStreamClient; jsm: JetStreamManager; link: Link; source: string },
  name: N,
  data: EventData<N>,
  { traceparent, again: lost = 0, overdue = false, signal }: PublishOptions,
): Promise<Published> {
  const event = validateEvent(name, data);
  const payload = JSON.stringify(event);
  const id = eventId(name, aboutOf(event));
  // Without `expect.streamName`: a mirror of nats-server 2.9 drops messages that carry this header.
  const options = {
    timeout: publishTimeoutMs,
    headers: eventHeaders({ id, name, source, event, traceparent: traceparentFrom(traceparent) }),
  };
  const subject = subjectOf(name, 'target' in event ? event.target : '');
  let missed = 0;
  const firstId = storedId(id, lost);
  const work = async (): Promise<Published> => {
    const again = Math.floor(missed / looks[overdue ? 'overdue' : 'usual']);
    const msgID = again === 0 ? firstId : `${firstId}:${again}`;
    const { seq, duplicate } = await js.publish(subject, payload, { ...options, msgID });
    if (!duplicate || (await isStored({ jsm, msgID, seq }))) return { duplicate, seq };
    missed += 1;
    throw new errors.TimeoutError();
  };
  return link.retry(`Cannot publish ${name}`, work, signal);
}

/**
 * Whether an event is where the broker says that it is. A server of a cluster remembers the id of an event before all of them have
 * it; where it then loses its place, it takes the same event for a duplicate of one that is nowhere.
 */
async function isStored(event: { jsm: JetStreamManager; msgID: string; seq: number }): Promise<boolean> {
  const { jsm, msgID, seq } = event;
  if (seq === 0) return false;
  try {
    const found = await jsm.streams.getMessage(streams.events, { seq });
    return found?.header?.get('Nats-Msg-Id') === msgID;
  } catch (error) {
    if (hasApiCode(error, apiCode.messageNotFound)) return false;
    // Who may not look has to believe it.
    if (isDenied(error)) return true;
    throw error;
  }
}

/**
 * CloudEvents in binary mode: attributes as headers, the payload stays plain. Lower case, as NATS, unlike the binding,
 * tells the case of header names apart; all values are plain ASCII by their schemas.
 */
function eventHeaders({
  id,
  name,
  source,
  event,
  traceparent,
}: {
  id: string;
  name: EventName;
  source: string;
  event: { time: string; group?: string | undefined } & ({ flareId: string } | { groupId: string });
  traceparent: string;
}): MsgHdrs {
  const all = headers();
  const group = 'flareId' in event ? event.group : event.groupId;
  const values = {
    ...('flareId' in event ? { 'Flare-Id': event.flareId } : {}),
    ...(group === undefined ? {} : { 'Flare-Group': group }),
    traceparent,
    'content-type': 'application/json',
    'ce-specversion': '1.0',
    'ce-id': id,
    'ce-type': name,
    'ce-source': source,
    'ce-subject': aboutOf(event),
    'ce-time': event.time,
  };
  for (const [key, value] of Object.entries(values)) all.set(key, value);
  return all;
}
