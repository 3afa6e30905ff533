import { z } from 'zod';
import { destinationName } from '../names.ts';

/** Datadog support: site, key and proxy come from the Agent's configuration or the `DD_*` variables. */
export const datadogDestination = z.strictObject({ kind: z.literal('datadog') });

/** A receiver of one's own that speaks Datadog's upload protocol. */
export const intakeDestination = z.strictObject({
  kind: z.literal('intake'),
  url: z.url({ protocol: /^https?$/ }),
  apiKeyFile: z.string().optional().meta({ description: 'File that holds the key; default: the Agent’s api_key' }),
});

export const destination = z
  .discriminatedUnion('kind', [datadogDestination, intakeDestination])
  .meta({ id: 'DestinationConfig' });

export const destinations = z.record(destinationName, destination);

export type DestinationConfig = z.infer<typeof destination>;
