import { FlareError, hasEnded, stateAfter, type FlareRecord } from '@flarewire/schemas';
import type { Entry, TailedEvent } from '@flarewire/transport';
import { recordIn, type Worker } from './stage.ts';

/**
 * Ends the record of a flare whose events say that it has ended, so that nothing is made or sent of it a second time. A
 * leader of a cluster may have lost the last revisions of a record that other servers had confirmed (nats-server 2.9.10).
 * @returns whether the flare had ended; false also where this user may not read the events
 */
export async function endAsTold(
  { key, value, revision }: Entry<FlareRecord>,
  signal: AbortSignal,
  worker: Worker,
): Promise<boolean> {
  const end = await findEnd(key, signal, worker);
  if (!end) return false;
  const { name, data, seq } = end;
  const ended = recordIn(stateAfter(name), value, value, worker);
  const record = { ...ended, outbox: { name, data, seq }, announced: true };
  if (await worker.transport.flares.update(key, record, revision, { signal }))
    worker.log.warn({ flareId: key, state: value.state, event: name }, 'The record of a flare was behind its end');
  return true;
}

async function findEnd(
  flareId: string,
  signal: AbortSignal,
  { transport }: Pick<Worker, 'transport'>,
): Promise<TailedEvent | undefined> {
  try {
    for await (const event of transport.tail({ from: 'start', flareId, until: 'stored', signal }))
      if (hasEnded(stateAfter(event.name))) return event;
    signal.throwIfAborted();
    return undefined;
  } catch (error) {
    if (error instanceof FlareError && error.code === 'not_allowed') return undefined;
    throw error;
  }
}
