import { z } from 'zod';
import { collectingConfig } from './collecting.ts';
import { dashboardConfig } from './dashboard.ts';
import { destinations } from './destination.ts';
import { groupsConfig } from './groups.ts';
import { httpUrl } from './http-url.ts';
import { artifactsConfig, natsConfig } from './nats.ts';
import { servicePort } from './port.ts';
import { retentionConfig } from './retention.ts';
import { scrubberConfig } from './scrubber.ts';
import { duration } from './size.ts';
import { targets } from './target.ts';

/** `flarewire.yaml`. Unlike a message's, an unknown key is an error: it is most likely a typing mistake. */
export const config = z
  .strictObject({
    nats: natsConfig.prefault({}),
    artifacts: artifactsConfig.default({ store: 'nats' }),
    agent: z
      .strictObject({
        config: z.string().optional().meta({ description: 'The Agent’s own configuration file' }),
        version: z
          .string()
          .regex(/^\d+\.\d+\.\d+/, 'expected a version such as "7.77.0"')
          .default('7.77.0')
          .meta({ description: 'The Agent’s version that uploads name' }),
      })
      .prefault({}),
    targets: targets.default({}),
    collecting: collectingConfig.prefault({}),
    destinations: destinations.default({}),
    scrubber: scrubberConfig.prefault({}),
    gate: z.enum(['mend', 'fail']).default('mend').meta({
      description:
        'What a finding of the gate does. mend: the file is left out, the gate looks again, the flare goes on; fail: the flare fails',
    }),
    approval: z
      .enum(['as-requested', 'required'])
      .default('as-requested')
      .meta({ description: 'required: no flare is sent that nobody has approved, whatever its request says' }),
    unapproved: z
      .strictObject({
        after: duration
          .prefault('24h')
          .meta({ description: 'How long a flare waits for its approval before it is cancelled' }),
        archive: z.enum(['keep', 'delete']).default('keep').meta({ description: 'What becomes of its archive then' }),
      })
      .prefault({}),
    groups: groupsConfig.prefault({}),
    retention: retentionConfig.prefault({}),
    journal: z.string().startsWith('/', 'expected an absolute path').optional().meta({
      description:
        'File on its own disk in which the uploader notes which flares have ended, so that it sends none of them again where all that the broker keeps is put back to an earlier time. Default: it knows that for as long as it runs',
    }),
    dashboard: dashboardConfig.prefault({}),
    log: z.strictObject({ level: z.enum(['debug', 'info', 'warn', 'error']).default('info') }).prefault({}),
    traces: z.strictObject({ url: httpUrl }).optional().meta({
      description:
        'Where spans are sent by OTLP over HTTP, such as http://127.0.0.1:4318/v1/traces; absent: as OTEL_EXPORTER_OTLP_ENDPOINT says, or nowhere',
    }),
    health: z
      .strictObject({ port: servicePort, host: z.string().default('127.0.0.1') })
      .optional()
      .meta({ description: 'Where to serve /livez, /readyz and /metrics; absent: nowhere' }),
    pprof: z
      .strictObject({ port: servicePort })
      .optional()
      .meta({ description: 'Where this service serves its own /debug/pprof, on loopback alone; absent: nowhere' }),
  })
  .meta({ id: 'Config', title: 'flarewire.yaml' });

export type Config = z.infer<typeof config>;
