import {
  FlareError,
  flareEventSchemas,
  jobSchemas,
  hasEnded,
  validateEvent,
  type FlareEvent,
  type FlareEventName,
  type FlareRecord,
  type JobName,
} from '@flarewire/schemas';
import type { Entry, Transport } from '@flarewire/transport';
import { moveFlare } from './move-flare.ts';
import type { Worker } from './stage.ts';

/** A record that was read so long ago may have been announced by somebody else since. */
const freshMs = 10_000;

/** Less than the broker remembers the ids of events: until then, to publish one again is harmless. */
const rememberedMs = 8 * 60_000;

/**
 * Publishes the event that a flare's record holds. At the end of a flare, or where `noting` is asked for, the record says
 * afterwards that it was done. On the way to its end that would be in the way of the next stage, which moves the record at
 * that very moment; whoever finds such a record later, and does not know, looks among the stored events.
 */
export async function announceOutbox(
  given: Pick<Entry<FlareRecord>, 'value' | 'revision'>,
  { traceparent: asked, signal, noting }: { traceparent?: string; signal?: AbortSignal; noting?: boolean },
  { transport, now, metrics }: Pick<Worker, 'transport' | 'now' | 'metrics'>,
): Promise<void> {
  const { flareId, state, updated } = given.value;
  const waiting = signal ? { signal } : {};
  const ageMs = now().getTime() - Date.parse(updated);
  const entry = ageMs < freshMs ? given : await transport.flares.get(flareId, waiting);
  const record = entry?.value;
  const outbox = record?.outbox;
  if (!entry || !outbox || record.state !== state || record.announced || !isToPublish(outbox.name)) return;
  const { name, again } = outbox as { name: FlareEventName | JobName; again?: number };
  const event = { name, data: validateEvent(name, outbox.data) } as FlareEvent;
  // Within the trace of the flare, whoever approves or cancels it.
  const traceparent = record.traceparent ?? asked;
  const mayBeForgotten = ageMs >= rememberedMs && again === undefined;
  const found = mayBeForgotten ? await findStored(event, transport, signal) : undefined;
  const publish = async () => {
    const { duplicate, seq } = await transport.publish(name, event.data, {
      ...(traceparent ? { traceparent } : {}),
      again,
      overdue: noting,
      ...waiting,
    });
    if (!duplicate && again === undefined && isOfFlare(name)) metrics?.published(event);
    return seq;
  };
  const seq = found ?? (await publish());
  if (!hasEnded(state) && !noting) return;
  await moveFlare(
    transport.flares,
    flareId,
    (latest) =>
      latest?.state === state && latest.outbox?.name === name && latest.outbox.again === again && !latest.announced
        ? { ...latest, outbox: { ...latest.outbox, seq }, announced: true }
        : undefined,
    { known: { key: flareId, updated: new Date(updated), ...entry } },
  );
}

function isToPublish(name: string): name is FlareEventName | JobName {
  return isOfFlare(name) || Object.hasOwn(jobSchemas, name);
}

function isOfFlare(name: string): name is FlareEventName {
  return Object.hasOwn(flareEventSchemas, name);
}

/** Where an event of a flare is among the stored ones. Who may not read them cannot know. */
async function findStored(
  { name, data: { flareId } }: FlareEvent,
  transport: Pick<Transport, 'tail'>,
  signal = AbortSignal.timeout(60_000),
): Promise<number | undefined> {
  try {
    for await (const event of transport.tail({ from: 'start', flareId, until: 'stored', signal }))
      if (event.name === name) return event.seq;
    return undefined;
  } catch (error) {
    if (error instanceof FlareError && error.code === 'not_allowed') return undefined;
    throw error;
  }
}
