import { z } from 'zod';
import { envelope, stageName } from './envelope.ts';

/** On `flare.progress.<flareId>`: at most two a second per flare, and lossy. */
export const flareProgress = z
  .object({
    ...envelope,
    stage: stageName,
    phase: z
      .string()
      .max(64)
      .meta({ description: 'What is being done', examples: ['collecting', 'cpu profile', 'sending'] }),
    done: z
      .number()
      .nonnegative()
      .meta({ description: 'Of an item that is large, the part of it that was read counts too' }),
    total: z.number().nonnegative().optional().meta({ description: 'Absent where it is not known' }),
    unit: z.enum(['items', 'bytes', 'seconds']),
    waitingFor: z
      .array(z.string().max(1024))
      .min(1)
      .max(3)
      .optional()
      .meta({
        description: 'While nothing moves: the items that it waits for, the longest waited for first, three at most',
        examples: [['slow-command.txt']],
      }),
  })
  .meta({ id: 'FlareProgress', title: 'flare.progress.<flareId>', description: 'How far a stage is' });

export type FlareProgress = z.infer<typeof flareProgress>;
