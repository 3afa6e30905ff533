import { z } from 'zod';
import { size } from './size.ts';

/** How much of its host a process that collects may take. */
export const collectingConfig = z.strictObject({
  nice: z
    .int()
    .min(0)
    .max(19)
    .default(10)
    .meta({ description: 'Priority, as of nice(1): 0 is that of any process, 19 the lowest' }),
  rate: size.prefault('100MiB').meta({ description: 'Bytes a second that one flare reads at most' }),
  waiting: z.int().min(1).default(250).meta({
    description: 'Flares of one target that may wait to be made; more are refused, with the time to ask again',
  }),
});
