import { FlareError, type EventData, type FlareEventName } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';

/**
 * The last stored event of one kind that a flare had.
 * @throws {FlareError} `unknown_flare` when none is stored (any more)
 */
export async function findEvent<N extends FlareEventName>(
  name: N,
  flareId: string,
  { transport, signal }: { transport: Transport; signal: AbortSignal },
): Promise<EventData<N>> {
  let found: EventData<N> | undefined;
  for await (const event of transport.tail({ from: 'start', flareId, until: 'stored', signal })) {
    if (event.name === name) found = event.data as EventData<N>;
  }
  signal.throwIfAborted();
  if (found) return found;
  throw new FlareError(
    'unknown_flare',
    `Cannot find "${name}" of flare "${flareId}": events are kept for 7 days; flare ls lists what there is`,
  );
}
