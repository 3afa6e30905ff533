import { z } from 'zod';
import { stageName } from '../events/envelope.ts';
import { isBrokerUrl } from './broker-url.ts';
import { size, wait } from './size.ts';

const inbox = z.string().regex(/^[A-Za-z0-9_-]+$/, 'expected letters, digits, "_" and "-"');

/** Where a broker is; without a scheme it is `nats`. */
const natsUrl = z.string().min(1).refine(isBrokerUrl, 'expected a URL such as "nats://127.0.0.1:4222", or "tls://…"');

/** How to reach the broker. */
export const natsConfig = z
  .strictObject({
    url: z.union([natsUrl, z.array(natsUrl).min(1)]).default('nats://127.0.0.1:4222'),
    creds: z.string().optional().meta({ description: 'A NATS credentials file' }),
    nkey: z.string().optional().meta({ description: 'A file with the seed of an nkey' }),
    inbox: z
      .union([inbox, z.partialRecord(z.enum([...stageName.options, 'dashboard']), inbox)])
      .optional()
      .meta({
        description:
          'Where replies come, which only this user should be able to read, or one each for services that share this file: ' +
          '{ archiver: _INBOX_archiver-web, … }; default: _INBOX_<service>',
      }),
    follow: z.enum(['events', 'view']).default('events').meta({
      description: 'What to follow events from; view: the copy EVENTS_VIEW, for users who may not read EVENTS',
    }),
    tls: z
      .strictObject({ ca: z.string().optional(), cert: z.string().optional(), key: z.string().optional() })
      .optional()
      .meta({ description: 'Files; PEM' }),
    takeover: wait.prefault('30s').meta({
      description:
        'Without a sign of life from its worker for this long, a flare goes to another one; at least 2s, and 12s with replicas',
    }),
    replicas: z.number().int().min(1).max(5).default(1).meta({ description: 'Of streams and buckets; 3 in a cluster' }),
  })
  .meta({ id: 'NatsConfig' });

/** Where the bytes lie: the broker's Object Store, or a folder that all services share. */
export const artifactsConfig = z
  .discriminatedUnion('store', [
    z.strictObject({
      store: z.literal('nats'),
      maxBytes: size.optional().meta({ description: 'Room in the bucket; default: the broker’s' }),
    }),
    z.strictObject({ store: z.literal('folder'), path: z.string().startsWith('/', 'expected an absolute path') }),
  ])
  .meta({ id: 'ArtifactsConfig' });

export type NatsConfig = z.infer<typeof natsConfig>;
export type ArtifactsConfig = z.infer<typeof artifactsConfig>;
