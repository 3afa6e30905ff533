import { z } from 'zod';

const count = z.number().int().nonnegative();

/** `scrub-report.json` of an archive: what was masked in which file. It holds no part of any secret. */
export const scrubReport = z
  .object({
    ruleSet: z.string(),
    masked: count.meta({ description: 'Values that were masked, in all files' }),
    files: z
      .array(
        z.object({
          name: z.string(),
          masked: count,
          byRule: z.record(z.string(), count).meta({ description: 'Rule → how often' }),
          spared: z
            .record(z.string(), count)
            .optional()
            .meta({ description: 'Rule → how many values in text it would have masked, but that look harmless' }),
        }),
      )
      .meta({ description: 'Every file that was scrubbed, by name' }),
    quarantined: z
      .array(z.object({ name: z.string(), reason: z.string() }))
      .meta({ description: 'Files left out because they could not be scrubbed' }),
  })
  .meta({ id: 'ScrubReport' });

/** `non_scrubbed_files.json` of an archive: what was taken over as it was. */
export const nonScrubbedFiles = z.object({ files: z.array(z.string()) });

export type ScrubReport = z.infer<typeof scrubReport>;
