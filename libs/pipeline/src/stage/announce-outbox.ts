import {
  flareEventSchemas,
  validateEvent,
  type FlareEvent,
  type FlareEventName,
  type FlareRecord,
} from '@flarewire/schemas';
import { moveFlare } from './move-flare.ts';
import type { Worker } from './stage.ts';

/** A record that was read so long ago may have been announced by somebody else since. */
const freshMs = 10_000;

/**
 * Publishes the event that a flare's record holds, and notes that it did, so that nobody does so again later than the
 * broker remembers an event's id. Until then, doing so again is harmless.
 */
export async function announceOutbox(
  record: FlareRecord,
  { traceparent, signal }: { traceparent?: string; signal?: AbortSignal },
  { transport, now, metrics }: Pick<Worker, 'transport' | 'now' | 'metrics'>,
): Promise<void> {
  const { flareId, state } = record;
  const waiting = signal ? { signal } : {};
  const isFresh = now().getTime() - Date.parse(record.updated) < freshMs;
  const current = isFresh ? record : (await transport.flares.get(flareId, waiting))?.value;
  const outbox = current?.outbox;
  if (!outbox || current.state !== state || current.announced || !(outbox.name in flareEventSchemas)) return;
  const name = outbox.name as FlareEventName;
  const event = { name, data: validateEvent(name, outbox.data) } as FlareEvent;
  const { again } = outbox;
  const { duplicate, seq } = await transport.publish(name, event.data, {
    ...(traceparent ? { traceparent } : {}),
    again,
    ...waiting,
  });
  if (!duplicate && again === undefined) metrics?.published(event);
  await moveFlare(transport.flares, flareId, (latest) =>
    latest?.state === state && latest.outbox?.name === name && latest.outbox.again === again
      ? { ...latest, outbox: { ...latest.outbox, seq }, announced: true }
      : undefined,
  );
}
