import { z } from 'zod';
import { flareId, time } from '../names.ts';

/**
 * What is said at the barrier of a group, in KV `BARRIERS`: that a profiler is ready with its flare, that a flare will
 * not come, or the instant at which all begin.
 */
export const barrierRecord = z.discriminatedUnion('word', [
  z.object({ word: z.literal('ready'), flareId }),
  z.object({ word: z.literal('gone'), flareId }),
  z.object({ word: z.literal('instant'), instant: time.meta({ description: 'On the broker’s clock' }) }),
  z.object({ word: z.literal('probe') }).meta({ description: 'Stored for its time stamp alone' }),
]);

export type BarrierRecord = z.infer<typeof barrierRecord>;
