import { z } from 'zod';
import { targetName, time } from './names.ts';
import { stageName } from './events/envelope.ts';

/** One instance that serves a target, in KV `TARGETS`; renewed by a heartbeat. */
export const targetRecord = z.object({
  target: targetName,
  role: stageName,
  instance: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(64),
  host: z.string().max(255),
  since: time,
  seen: time,
  leaving: z.boolean().default(false).meta({ description: 'The instance said goodbye' }),
});

export type TargetRecord = z.infer<typeof targetRecord>;
