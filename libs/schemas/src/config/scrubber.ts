import { z } from 'zod';
import { wait } from './size.ts';

const ruleName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'expected a name of a-z, 0-9 and "-"');

/** A rule of the operator's own. Its pattern must run in linear time; one that might not is refused when it is read. */
export const scrubberPattern = z
  .strictObject({
    name: ruleName.meta({ description: 'Its name in the report' }),
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
    certificates: z.enum(['keep', 'mask']).optional().meta({
      description: 'Whether strict and closed keep certificates and requests for them, which are public; default keep',
    }),
    allow: z.array(allowedFinding).default([]),
    pseudonyms: z.enum(['off', 'flare', 'case']).default('off').meta({
      description:
        'Ends masks in a tag that is the same for the same secret, as in ********~3f9a1. flare: its key is made for the flare and kept nowhere; case: the key is that in pseudonymKey. Not with rules: datadog',
    }),
    pseudonymKey: z.string().startsWith('/', 'expected an absolute path').optional().meta({
      description:
        'For pseudonyms: case, the file with the key; if it does not exist, it is created, readable by its owner alone',
    }),
    timeLimit: wait
      .optional()
      .meta({ description: 'Time the scrubbing of one file may take, else it is left out; default 2m' }),
  })
  .refine(({ pseudonyms, pseudonymKey }) => pseudonyms !== 'case' || pseudonymKey !== undefined, {
    message: 'is missing: "pseudonyms: case" needs the absolute path of a file, which is made where there is none',
    path: ['pseudonymKey'],
  })
  .refine(({ pseudonyms, pseudonymKey }) => pseudonyms === 'case' || pseudonymKey === undefined, {
    message: 'goes with "pseudonyms: case" alone; write that, or take the key out',
    path: ['pseudonymKey'],
  })
  .meta({ id: 'ScrubberConfig' });

export type ScrubberConfig = z.infer<typeof scrubberConfig>;
export type ScrubberPattern = z.infer<typeof scrubberPattern>;
export type AllowedFinding = z.infer<typeof allowedFinding>;
