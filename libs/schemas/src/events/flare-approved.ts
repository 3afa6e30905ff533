import { z } from 'zod';
import { mended } from '../mended.ts';
import { envelope, flareContext } from './envelope.ts';
import { finishedArchive } from './flare-awaiting-approval.ts';
import { takenProfiles } from './profiles-collected.ts';

export const flareApproved = z
  .object({
    ...envelope,
    ...flareContext,
    ...takenProfiles,
    finished: finishedArchive,
    mended: mended.optional().meta({ description: 'Where the gate left files out' }),
    by: z.string().max(254).meta({ description: 'Who approved it' }),
  })
  .meta({
    id: 'FlareApproved',
    title: 'flare.approved',
    description: 'Somebody approved these bytes; they may be sent',
  });

export type FlareApproved = z.infer<typeof flareApproved>;
