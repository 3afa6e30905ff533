import { z } from 'zod';
import { acceptedRequest } from '../requests/flare-request.ts';
import { groupFlare, leftOutTarget, targetSelector } from '../requests/group-request.ts';
import { person } from '../names.ts';
import { groupEnvelope } from './envelope.ts';

export const flareGroupCreated = z
  .object({
    ...groupEnvelope,
    requestId: z.string().optional(),
    by: person.optional(),
    targets: z.array(targetSelector).meta({ description: 'What was asked for' }),
    atLeast: z.number().int().optional(),
    request: acceptedRequest,
    flares: z.array(groupFlare),
    leftOut: z.array(leftOutTarget).meta({ description: 'Targets that were asked for and are not in the group' }),
  })
  .meta({
    id: 'FlareGroupCreated',
    title: 'flare.group.created',
    description: 'Flares of many targets were asked for at once',
  });

export type FlareGroupCreated = z.infer<typeof flareGroupCreated>;
