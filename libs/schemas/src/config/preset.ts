import { z } from 'zod';
import { httpUrl } from './http-url.ts';

const glob = z.string().startsWith('/', 'expected an absolute path or glob');

/** The Datadog Cluster Agent on this host or in this pod; where things are comes from its own configuration. */
const datadogClusterAgentPreset = z.strictObject({ name: z.literal('datadog-cluster-agent') });

/** A NATS server. */
const natsServerPreset = z.strictObject({
  name: z.literal('nats-server'),
  url: httpUrl.optional().meta({ description: 'Its monitoring address; default http://127.0.0.1:8222' }),
  config: glob.optional().meta({ description: 'Default /etc/nats-server.conf' }),
  logs: glob.optional().meta({ description: 'Default /var/log/nats-server.log*' }),
});

/** Any service that logs and answers HTTP. */
const servicePreset = z.strictObject({
  name: z.literal('service'),
  url: httpUrl
    .optional()
    .meta({ description: 'Its base URL; health, metrics, variables and goroutines are read below it' }),
  config: glob.optional(),
  logs: glob.optional(),
});

export const preset = z
  .union([
    z.enum(['datadog-cluster-agent', 'nats-server'], {
      error: 'expected "datadog-cluster-agent", "nats-server" or { name: service, url: http://… }',
    }),
    z.discriminatedUnion('name', [datadogClusterAgentPreset, natsServerPreset, servicePreset]),
  ])
  .meta({
    id: 'Preset',
    description: 'What to collect from a well-known kind of process, by name or with where things are',
  });

export type PresetConfig = z.infer<typeof preset>;
export type NatsServerPreset = z.infer<typeof natsServerPreset>;
export type ServicePreset = z.infer<typeof servicePreset>;
