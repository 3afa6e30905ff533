import { z } from 'zod';
import { bytes, destinationName, sha256 } from '../names.ts';
import { mended } from '../mended.ts';
import { envelope } from './envelope.ts';

const delivery = z
  .object({
    destination: destinationName,
    kind: z.string(),
    host: z.string().meta({ description: 'Where it went, without path or credentials; of a folder, its path' }),
    caseId: z.number().int().nonnegative().meta({ description: 'The case id that the destination answered' }),
    message: z.string().meta({ description: 'The sentence for the user, as the Agent prints it' }),
    attempts: z.number().int().positive(),
    elapsedMs: z.number().nonnegative(),
  })
  .meta({ id: 'Delivery' });

const failedDelivery = z
  .object({
    destination: destinationName,
    kind: z.string(),
    code: z.string().meta({ description: 'Stable code' }),
    reason: z.string().meta({ description: 'What was being done, why it failed, what to do' }),
  })
  .meta({ id: 'FailedDelivery' });

export const flareSent = z
  .object({
    ...envelope,
    archive: z.object({
      name: z.string(),
      bytes,
      sha256: sha256.meta({ description: 'Of exactly the bytes that were sent' }),
      profiles: z.number().int().nonnegative(),
    }),
    mended: mended.optional().meta({ description: 'Where the gate left files out' }),
    deliveries: z.array(delivery).min(1),
    failures: z
      .array(failedDelivery)
      .optional()
      .meta({ description: 'Destinations that did not get it, where there were several' }),
    elapsedMs: z.number().nonnegative(),
  })
  .meta({ id: 'FlareSent', title: 'flare.sent', description: 'Delivered; the flare has ended' });

export type Delivery = z.infer<typeof delivery>;
export type FailedDelivery = z.infer<typeof failedDelivery>;
export type FlareSent = z.infer<typeof flareSent>;
