import { z } from 'zod';
import { flareGroupCreated } from '../events/flare-group-created.ts';
import { flareGroupEnded } from '../events/flare-group-ended.ts';
import { flareId, groupId, sha256, time } from '../names.ts';

/**
 * What is known of a group of flares, in KV `GROUPS` under its id: the event that began it, and the one that ended it,
 * each stored here before it is published.
 */
export const groupRecord = z.object({
  groupId,
  requestDigest: sha256.meta({ description: 'Tells a repeated request from another one with the same id' }),
  barrierMs: z.number().nonnegative().meta({ description: 'How long its profilers wait for one another' }),
  expected: z.array(flareId).default([]).meta({ description: 'The flares for which they wait' }),
  updated: time,
  created: flareGroupCreated,
  asked: z.boolean().default(false).meta({ description: 'Whether each of its flares has a record of its own' }),
  seq: z.int().positive().optional().meta({ description: 'Sequence number of its `flare.group.created`' }),
  again: z.int().positive().optional().meta({ description: 'How often that event was lost' }),
  ended: flareGroupEnded.optional(),
  announced: z.boolean().default(false).meta({ description: 'Whether its end is known to be published' }),
});

export type GroupRecord = z.infer<typeof groupRecord>;
