import { z } from 'zod';
import { envelope, archiveInfo, stageName } from './envelope.ts';

export const flareFailed = z
  .object({
    ...envelope,
    stage: stageName,
    code: z.string().meta({ description: 'Stable code' }),
    reason: z.string().meta({ description: 'What was being done, why it failed, what to do' }),
    attempts: z.number().int().positive(),
    kept: archiveInfo
      .optional()
      .meta({ description: 'The archive, where one was made: it stays in the artifact store' }),
  })
  .meta({ id: 'FlareFailed', title: 'flare.failed', description: 'The flare has ended without being delivered' });

export type FlareFailed = z.infer<typeof flareFailed>;
