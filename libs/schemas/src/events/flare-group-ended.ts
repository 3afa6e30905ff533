import { z } from 'zod';
import { flareId, targetName, time } from '../names.ts';
import { groupEnvelope } from './envelope.ts';

const count = z.number().int().nonnegative();
const milliseconds = z.number().nonnegative();

/** How many flares of a group ended how: the sum of all figures but the first is the first. */
const groupTally = z
  .object({
    flares: count,
    sent: count,
    failed: z.record(z.string(), count).meta({ description: 'Code → how many' }),
    cancelled: count,
    missing: count.meta({ description: 'Flares of which nothing is known any more' }),
  })
  .meta({ id: 'GroupTally' });

/** How one flare of a group ended. */
const groupEnd = z
  .object({
    flareId,
    target: targetName,
    end: z.enum(['sent', 'failed', 'cancelled', 'missing']),
    code: z.string().optional().meta({ description: 'Stable code of one that failed' }),
  })
  .meta({ id: 'GroupEnd' });

export const flareGroupEnded = z
  .object({
    ...groupEnvelope,
    tally: groupTally,
    flares: z.array(groupEnd),
    leftOut: count.meta({ description: 'Targets that were asked for and were not in the group' }),
    instant: time.optional().meta({ description: 'When the CPU profiles were to begin, on the broker’s clock' }),
    skewMs: milliseconds.optional().meta({ description: 'Between the first and the last that began at the instant' }),
    skewAtMostMs: milliseconds.optional().meta({ description: 'The same with all errors of measuring at their worst' }),
    elapsedMs: milliseconds,
  })
  .meta({ id: 'FlareGroupEnded', title: 'flare.group.ended', description: 'Every flare of the group has ended' });

export type GroupTally = z.infer<typeof groupTally>;
export type GroupEnd = z.infer<typeof groupEnd>;
export type FlareGroupEnded = z.infer<typeof flareGroupEnded>;
