import { z } from 'zod';
import { duration } from './size.ts';

const ruleName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'expected a name of a-z, 0-9 and "-"');

/** A rule of the operator's own. Its pattern must run in linear time; one that might not is refused when it is read. */
export const scrubberPattern = z
  .strictObject({
    name: ruleName.meta({ description: 'How the report calls it' }),
    match: z
      .string()
      .min(1)
      .max(1_000)
      .meta({ description: 'A regular expression; a named group "secret" narrows what is masked' }),
    ignoreCase: z.boolean().default(false),
  })
  .meta({ id: 'ScrubberPattern' });

/** A false alarm of the gate, settled: findings of this rule, in these files, no longer stop a flare. */
export const allowedFinding = z
  .strictObject({
    rule: z.string().min(1).meta({ description: 'The rule that a finding names' }),
    file: z.string().min(1).default('**').meta({ description: 'A glob over the paths in the archive' }),
  })
  .meta({ id: 'AllowedFinding' });

/** How secrets are kept out of a flare. */
export const scrubberConfig = z
  .strictObject({
    rules: z.enum(['strict', 'closed', 'datadog']).default('strict').meta({
      description:
        'strict: ours; closed: as strict, and each word of no form known to be harmless; datadog: exactly what the Agent does',
    }),
    keys: z.array(z.string().min(1).max(200)).default([]).meta({ description: 'More keys whose values are secret' }),
    patterns: z.array(scrubberPattern).default([]),
    allow: z.array(allowedFinding).default([]),
    timeLimit: duration
      .optional()
      .meta({ description: 'Time the scrubbing of one file may take, else it is left out; default 2m' }),
  })
  .meta({ id: 'ScrubberConfig' });

export type ScrubberConfig = z.infer<typeof scrubberConfig>;
export type ScrubberPattern = z.infer<typeof scrubberPattern>;
export type AllowedFinding = z.infer<typeof allowedFinding>;
