import { FlareError, type ProfilesCollected } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';

/**
 * Whether somebody asked for a flare here, or asked to send one again, so that it had a record from its beginning: one
 * that an outside client begins with a later event has none. Where this user may not read the events, it is assumed
 * that somebody did.
 */
export async function wasAccepted(
  { flareId, resent }: Pick<ProfilesCollected, 'flareId' | 'resent'>,
  { transport, signal }: { transport: Pick<Transport, 'tail'>; signal: AbortSignal },
): Promise<boolean> {
  if (resent) return true;
  try {
    for await (const { name, data } of transport.tail({ from: 'start', until: 'stored', signal }))
      if (name === 'flare.requested' && data.flareId === flareId) return true;
    signal.throwIfAborted();
    return false;
  } catch (error) {
    if (error instanceof FlareError && error.code === 'not_allowed') return true;
    throw error;
  }
}
