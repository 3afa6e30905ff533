import { z } from 'zod';
import { duration, size } from './size.ts';

/** The broker remembers the ids of events for ten minutes, and keeps nothing for less long than that. */
const age = duration.refine((ms) => ms >= 3_600_000, 'expected an hour at least');

const artifacts = z.strictObject({
  sent: age.prefault('24h').meta({ description: 'How long after the flare was sent' }),
  unsent: age.prefault('7d').meta({ description: 'How long after it ended without having been sent' }),
  bytes: size
    .optional()
    .meta({ description: 'In all; beyond that, those of the flares that ended first are removed. Default: no limit' }),
});

/** How long what is stored is kept. The uploader's configuration is the one that counts. */
export const retentionConfig = z
  .strictObject({
    archives: artifacts.prefault({}),
    profiles: artifacts.prefault({}),
    events: z.strictObject({ age: age.prefault('7d'), bytes: size.prefault('1GiB') }).prefault({}),
    deadLetters: z.strictObject({ age: age.prefault('30d'), bytes: size.prefault('256MiB') }).prefault({}),
    records: z
      .strictObject({
        age: age.prefault('30d').meta({ description: 'What is known of each flare, after it last changed' }),
      })
      .prefault({}),
  })
  .meta({ id: 'RetentionConfig' });

export type RetentionConfig = z.infer<typeof retentionConfig>;
