import type { ProfilesCollected } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import type { EndedFlares } from '../recovery/ended-flares.ts';
import type { StageRun } from '../stage/stage.ts';
import { wasAccepted } from './was-accepted.ts';

/**
 * Tells whether a flare may have been sent before, though its record does not say so: a broker that loses a server, or is given
 * an older copy of its data, tells of an earlier time.
 * @param options.ended the flares that this process has seen to end
 */
export function sentBefore(options: { transport: Pick<Transport, 'tail'>; ended?: EndedFlares | undefined }) {
  const { transport, ended } = options;
  const isKnownToEnd = (flareId: string) => ended?.has(flareId) ?? false;
  return {
    /** Whether the stored events are to be asked for the flare's end before anything is done. */
    mayHaveEnded: (flareId: string, attempt: number) => attempt > 1 || isKnownToEnd(flareId),
    /** Whether the note of an upload to the flare's destinations may be gone. */
    isForgotten: async (
      flare: Pick<ProfilesCollected, 'flareId' | 'resent'>,
      { forgotten, signal }: Pick<StageRun, 'forgotten' | 'signal'>,
    ) => isKnownToEnd(flare.flareId) || (forgotten && (await wasAccepted(flare, { transport, signal }))),
  };
}
