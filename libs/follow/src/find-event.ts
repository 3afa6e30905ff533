import { FlareError, type EventData, type EventName } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';

/** How long an event stream may say nothing before it counts as read to its end. */
const quietMs = 1_000;

/**
 * The last stored event of one kind that a flare had.
 * @throws {FlareError} `unknown_flare` when none is stored (any more)
 */
export async function findEvent<N extends EventName>(
  name: N,
  flareId: string,
  { transport, signal }: { transport: Transport; signal: AbortSignal },
): Promise<EventData<N>> {
  const quiet = new AbortController();
  let found: EventData<N> | undefined;
  let timer = setTimeout(() => quiet.abort(), quietMs);
  for await (const event of transport.tail({ from: 'start', signal: AbortSignal.any([quiet.signal, signal]) })) {
    clearTimeout(timer);
    if (event.live) break;
    timer = setTimeout(() => quiet.abort(), quietMs);
    if (event.name === name && event.data.flareId === flareId) found = event.data as EventData<N>;
  }
  clearTimeout(timer);
  signal.throwIfAborted();
  if (found) return found;
  throw new FlareError(
    'unknown_flare',
    `Cannot find "${name}" of flare "${flareId}": events are kept for 7 days; flare ls lists what there is`,
  );
}
