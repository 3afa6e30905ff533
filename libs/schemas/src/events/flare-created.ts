import { z } from 'zod';
import { ledgerSummary } from '../ledger.ts';
import { leftOut } from '../mended.ts';
import { scrubSummary } from '../scrub-summary.ts';
import { envelope, flareContext } from './envelope.ts';

export const flareCreated = z
  .object({
    ...envelope,
    ...flareContext,
    source: z.enum(['agent', 'local']).meta({ description: 'Who made the archive' }),
    sourceReason: z.string().optional().meta({ description: 'Why it was made locally' }),
    ledger: ledgerSummary,
    scrub: scrubSummary,
    leftOut: z
      .array(leftOut)
      .optional()
      .meta({ description: 'Files that the archiver’s look left out; the ledger says so too' }),
    elapsedMs: z.number().nonnegative(),
  })
  .meta({ id: 'FlareCreated', title: 'flare.created', description: 'The archive exists' });

export type FlareCreated = z.infer<typeof flareCreated>;
