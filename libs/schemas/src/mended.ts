import { z } from 'zod';
import { artifactRef } from './artifact.ts';

/** A file that the gate left out of a flare: where it would have been, the rule that found something in it, and in which line. */
export const leftOut = z
  .object({
    file: z.string().meta({ description: 'Path in the archive' }),
    rule: z.string().meta({ description: 'The gate’s rule; never a part of what it found' }),
    line: z.int().positive().optional().meta({
      description:
        'The first line where it found something, as the file would have been in the archive; none where that was its name',
    }),
  })
  .meta({ id: 'LeftOut' });

/** What the last look before sending left out, and the archive without it. */
export const mended = z
  .object({
    ref: artifactRef.meta({ description: 'The archive without these files; profiles among them are not joined to it' }),
    files: z.array(leftOut).min(1),
  })
  .meta({ id: 'Mended' });

export type LeftOut = z.infer<typeof leftOut>;
export type Mended = z.infer<typeof mended>;
