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
  let isKnown = false;
  for await (const event of transport.tail({ from: 'start', flareId, until: 'stored', signal })) {
    isKnown = true;
    if (event.name === name) found = event.data as EventData<N>;
  }
  signal.throwIfAborted();
  if (found) return found;
  throw new FlareError(
    'unknown_flare',
    isKnown
      ? `Cannot find "${name}" of flare "${flareId}": it has had no such event; flare watch ${flareId} shows those it had`
      : `Cannot find flare "${flareId}": there is none with this id, or it is more than 7 days old; flare ls lists all flares`,
  );
}
