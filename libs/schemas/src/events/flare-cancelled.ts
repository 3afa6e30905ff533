import { z } from 'zod';
import { envelope, archiveInfo } from './envelope.ts';

export const flareCancelled = z
  .object({
    ...envelope,
    by: z.string().max(254).meta({ description: 'Who cancelled it' }),
    reason: z.string(),
    kept: archiveInfo.optional(),
  })
  .meta({
    id: 'FlareCancelled',
    title: 'flare.cancelled',
    description: 'The flare was cancelled, and has ended',
  });

export type FlareCancelled = z.infer<typeof flareCancelled>;
