import { z } from 'zod';
import { bytes, destinationName, sha256, time } from '../names.ts';
import { mended } from '../mended.ts';
import { envelope, flareContext } from './envelope.ts';
import { takenProfiles } from './profiles-collected.ts';

/** The finished archive, by the size and digest of its bytes: what an approval is about. */
export const finishedArchive = z.object({ bytes, sha256 }).meta({ id: 'FinishedArchive' });

export const flareAwaitingApproval = z
  .object({
    ...envelope,
    ...flareContext,
    ...takenProfiles,
    finished: finishedArchive,
    mended: mended.optional().meta({ description: 'Where the gate left files out' }),
    destinations: z
      .array(z.object({ name: destinationName, host: z.string() }))
      .meta({ description: 'Where it would go' }),
    expires: time.meta({ description: 'Without an approval until then, the flare is cancelled' }),
  })
  .meta({
    id: 'FlareAwaitingApproval',
    title: 'flare.awaiting-approval',
    description: 'The archive is finished and waits for somebody to approve exactly these bytes',
  });

export type FlareAwaitingApproval = z.infer<typeof flareAwaitingApproval>;
