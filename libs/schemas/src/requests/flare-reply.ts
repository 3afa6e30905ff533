import { z } from 'zod';
import { flareId } from '../names.ts';

export const acceptedReply = z.object({ flareId, status: z.literal('accepted') }).meta({
  id: 'AcceptedReply',
  description: 'The flare will end in flare.sent, flare.failed or flare.cancelled',
});

/** What every endpoint answers when it refuses, with the headers `Nats-Service-Error` and `Nats-Service-Error-Code`. */
export const refusedReply = z
  .object({
    status: z.literal('refused'),
    error: z.object({
      code: z.string().meta({ description: 'Stable code' }),
      status: z.number().int().min(400).max(599).meta({ description: 'As in Nats-Service-Error-Code' }),
      message: z.string().meta({ description: 'What is wrong, and what to do' }),
      retryAfter: z
        .int()
        .positive()
        .optional()
        .meta({ description: 'With 429, and 503 where it is known: seconds after which to ask again' }),
    }),
  })
  .meta({ id: 'RefusedReply', description: 'Nothing was done' });

export type RefusedReply = z.infer<typeof refusedReply>;
