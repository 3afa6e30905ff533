import { z } from 'zod';
import { person } from '../names.ts';
import { wait } from './size.ts';

const many = z.number().int().min(0).max(5_000);

/** Destinations to which flares of groups go independently of one another; more than that share a queue. */
export const mostDeliveryQueues = 8;

/** Requests for many targets at once. */
export const groupsConfig = z
  .strictObject({
    limit: many.default(200).meta({ description: 'Most targets of one request' }),
    limits: z.record(person, many).default({}).meta({
      description: 'Another limit for some who ask, by the name that the request gives; 0: none at all',
    }),
    barrier: wait.prefault('30s').meta({
      description: 'How long profilers that are ready wait for the others before all that are there begin',
    }),
    deliveries: z
      .number()
      .int()
      .min(1)
      .max(64)
      .default(4)
      .meta({ description: 'Flares of groups that are sent to one destination at once, by all uploaders together' }),
  })
  .meta({ id: 'GroupsConfig' });

export type GroupsConfig = z.infer<typeof groupsConfig>;
