import { z } from 'zod';
import { acceptedRequest } from '../requests/flare-request.ts';
import { envelope } from './envelope.ts';

/** Internal: an accepted request, on `flare.requested.<target>`. */
export const flareRequested = z
  .object({ ...envelope, requestId: z.string().optional(), request: acceptedRequest })
  .meta({ id: 'FlareRequested', title: 'flare.requested.<target>', description: 'A request was accepted (internal)' });

export type FlareRequested = z.infer<typeof flareRequested>;
