import { eventSchemas, validateEvent, type EventName, type FlareRecord } from '@flarewire/schemas';
import { moveFlare } from './flare-states.ts';
import type { StageSurroundings } from './stage.ts';

/**
 * Publishes the event that a flare's record holds, and notes that it did, so that nobody does so again later than the
 * broker remembers an event's id. Until then, doing so again is harmless.
 */
export async function announceOutbox(
  record: FlareRecord,
  { traceparent, signal }: { traceparent?: string; signal?: AbortSignal },
  { transport }: Pick<StageSurroundings, 'transport'>,
): Promise<void> {
  const { outbox, announced, flareId, state } = record;
  if (announced || !outbox || !(outbox.name in eventSchemas)) return;
  const name = outbox.name as EventName;
  await transport.publish(name, validateEvent(name, outbox.data), {
    ...(traceparent ? { traceparent } : {}),
    ...(signal ? { signal } : {}),
  });
  await moveFlare(transport.flares, flareId, (current) =>
    current?.state === state && current.outbox?.name === name ? { ...current, announced: true } : undefined,
  );
}
