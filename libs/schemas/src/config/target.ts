import { z } from 'zod';
import { label, targetName } from '../names.ts';
import { collector } from './collector.ts';
import { pprofServices } from './pprof.ts';
import { preset } from './preset.ts';
import { size, wait } from './size.ts';

/** What to collect from one target. */
export const targetConfig = z
  .strictObject({
    hostname: z.string().min(1).max(255).optional().meta({ description: 'Default: this machine’s host name' }),
    labels: z
      .record(label, label)
      .refine((labels) => Object.keys(labels).length <= 32, 'expected at most 32 labels')
      .default({})
      .meta({ description: 'What a request for many targets may name it by, such as tier: web' }),
    preset: preset.optional(),
    agent: z
      .strictObject({
        ask: z.boolean().default(true).meta({ description: 'Whether the running agent is asked for its flare first' }),
        timeout: wait.default(60_000).meta({ description: 'Time it may take; then the flare is made locally' }),
        rescrub: z.boolean().default(true).meta({ description: 'false: its flare is taken as it is' }),
      })
      .prefault({})
      .meta({ description: 'The agent’s own flare, for the preset datadog-cluster-agent' }),
    collect: z.array(collector).default([]),
    pprof: pprofServices.default({}),
    budget: z
      .strictObject({ bytes: size.optional(), time: wait.optional() })
      .optional()
      .meta({ description: 'Limits of the whole archive; default 2GiB and 5m' }),
  })
  .meta({ id: 'TargetConfig' });

export const targets = z.record(targetName, targetConfig);

export type TargetConfig = z.infer<typeof targetConfig>;
