import { z } from 'zod';
import { destinationName } from '../names.ts';
import { httpUrl } from './http-url.ts';
import { wait } from './size.ts';

const sending = {
  retry: z
    .enum(['safe', 'agent-7.70', 'none'])
    .default('safe')
    .meta({
      description:
        'safe: only while no connection was made, or as Retry-After asks before the archive was taken; ' +
        'agent-7.70: three uploads as Agents since 7.70 do, which can open a ticket twice; none: once',
    }),
  retryFor: wait
    .prefault('5m')
    .meta({ description: 'How long it waits in all between safe retries; the tries themselves do not count' }),
  timeout: wait.optional().meta({ description: 'Limit of one whole upload; by default there is none' }),
};

/** Datadog support: site, key and proxy come from the Agent's configuration or the `DD_*` variables. */
const datadogDestination = z.strictObject({ kind: z.literal('datadog'), ...sending });

/** A receiver that you run yourself and that speaks Datadog's upload protocol. */
const intakeDestination = z.strictObject({
  kind: z.literal('intake'),
  url: httpUrl,
  apiKeyFile: z.string().optional().meta({ description: 'File that holds the key; default: the Agent’s api_key' }),
  caFile: z.string().optional().meta({ description: 'PEM file of the authority that signed its certificate' }),
  ...sending,
});

/** A folder on the uploader's machine. */
const folderDestination = z.strictObject({
  kind: z.literal('folder'),
  path: z.string().startsWith('/', 'expected an absolute path'),
});

export const destination = z
  .discriminatedUnion('kind', [datadogDestination, intakeDestination, folderDestination])
  .meta({ id: 'DestinationConfig' });

export const destinations = z.record(destinationName, destination);

export type DestinationConfig = z.infer<typeof destination>;
