import { z } from 'zod';
import { time } from '../names.ts';

/** Which instance alone does some work on behalf of all, and until when; in KV `LEASES` under the name of that work. */
export const lease = z.object({ holder: z.string().max(64), until: time });

export type Lease = z.infer<typeof lease>;
