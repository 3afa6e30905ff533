import type { JetStreamClient } from '@nats-io/jetstream';
import { headers, type MsgHdrs } from '@nats-io/nats-core';
import { subjectOf, validateEvent, type EventData, type EventName } from '@flarewire/schemas';
import type { PublishOptions } from '../port.ts';
import { nextTraceparent } from '../traceparent.ts';
import { aboutOf, eventId } from '../events/event-id.ts';
import type { Link } from './link.ts';

/** How long one attempt waits for the broker to say that it has stored something. */
export const publishTimeoutMs = 1_500;

/** Stores one event in stream EVENTS, as `Transport.publish` promises. */
export async function publishEvent<N extends EventName>(
  { js, link, source }: { js: JetStreamClient; link: Link; source: string },
  name: N,
  data: EventData<N>,
  { traceparent, signal }: PublishOptions,
): Promise<{ duplicate: boolean }> {
  const event = validateEvent(name, data);
  const payload = JSON.stringify(event);
  const id = eventId(name, aboutOf(event));
  // Without `expect.streamName`: a mirror of nats-server 2.9 drops messages that carry this header.
  const options = {
    msgID: id,
    timeout: publishTimeoutMs,
    headers: eventHeaders({ id, name, source, event, traceparent: nextTraceparent(traceparent) }),
  };
  const subject = subjectOf(name, 'target' in event ? event.target : '');
  const work = () => js.publish(subject, payload, options);
  const { duplicate } = await link.retry(`Cannot publish ${name}`, work, signal);
  return { duplicate };
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
