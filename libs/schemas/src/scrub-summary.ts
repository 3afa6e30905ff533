import { z } from 'zod';

/** What the scrubber did, in figures only: it holds no part of any secret. */
export const scrubSummary = z
  .object({
    ruleSet: z.string(),
    files: z.number().int().nonnegative().meta({ description: 'Files that were scrubbed' }),
    masked: z.number().int().nonnegative().meta({ description: 'Values that were masked' }),
    byRule: z.record(z.string(), z.number().int().positive()).meta({ description: 'Rule → how often' }),
    quarantined: z
      .number()
      .int()
      .nonnegative()
      .meta({ description: 'Files left out because they could not be scrubbed' }),
  })
  .meta({ id: 'ScrubSummary' });

export type ScrubSummary = z.infer<typeof scrubSummary>;
