import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FlareEvent, FlareRequestInput } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { parseConfig } from '@flarewire/config';
import { startNatsWithPprof, startTestBroker, type TestBroker } from '@flarewire/testing';
import { connectNats, type Transport } from '@flarewire/transport';
import { stringify } from 'yaml';
import { startChildService, type ChildService } from '@flarewire/demo';

export type ServiceName = 'archiver' | 'profiler' | 'uploader';

/** The three services as real processes around a real broker, with one target, `web`, and one destination, `intake`. */
export type Pipeline = AsyncDisposable & {
  folder: string;
  broker: TestBroker;
  transport: Transport;
  /** Starts one more instance of a service. */
  start: (name: ServiceName) => Promise<ChildService>;
  services: Record<ServiceName, ChildService>;
  /** Everything that was logged by any service so far. */
  logs: () => Promise<string>;
  /** Asks for a flare; resolves with its id. */
  ask: (request?: FlareRequestInput) => Promise<string>;
  /** The flare's events up to the one that ends it. */
  untilEnd: (flareId: string) => Promise<FlareEvent[]>;
  /** Resolves when the flare is in a state. */
  untilState: (flareId: string, state: string) => Promise<void>;
};

/** A secret that is in the target's log: no event, log line or archive may hold it. */
export const planted = 'planted-s3cret-0f7e';

/** @returns in one sentence why the tests are skipped, where no broker can be had */
export async function startPipeline(options: {
  intakeUrl: string;
  pprofUrl?: string;
  more?: object;
}): Promise<Pipeline | string> {
  await using opening = new AsyncDisposableStack();
  const broker = await startTestBroker();
  if (typeof broker === 'string') return broker;
  opening.use(broker);
  const folder = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-pipeline-'))).path;
  const pprofUrl = options.pprofUrl ?? (await profiled(opening));
  const configFile = path.join(folder, 'flarewire.yaml');
  const keyFile = path.join(folder, 'intake.key');
  await writeFile(path.join(folder, 'web.log'), `started\npassword: ${planted}\nready\n`);
  await writeFile(keyFile, `${'0f'.repeat(15)}key`, { mode: 0o600 });
  const text = stringify({
    nats: { url: broker.url, takeover: '3s' },
    targets: {
      web: {
        hostname: 'web-1.prod.example.com',
        collect: [{ files: path.join(folder, '*.log'), into: 'logs/' }],
        pprof: { web: pprofUrl },
      },
    },
    destinations: { intake: { kind: 'intake', url: options.intakeUrl, apiKeyFile: keyFile, retry: 'none' } },
    ...options.more,
  });
  await writeFile(configFile, text);

  const logFiles: string[] = [];
  const start = (name: ServiceName) => {
    const logFile = path.join(folder, `${name}-${logFiles.length}.out`);
    logFiles.push(logFile);
    const { NATS_URL: _, ...env } = process.env;
    return startChildService({ name, args: ['--config', configFile], env, logFile });
  };
  const [archiver, profiler, uploader] = await Promise.all([start('archiver'), start('profiler'), start('uploader')]);
  for (const service of [archiver, profiler, uploader]) opening.use(service);
  const { nats, artifacts } = parseConfig(text);
  const log = createLog({ name: 'test', level: 'silent' });
  const transport = opening.use(await connectNats({ config: nats, artifacts, name: 'test', log }));
  const closing = opening.move();
  return {
    folder,
    broker,
    transport,
    services: { archiver, profiler, uploader },
    start: async (name) => closing.use(await start(name)),
    logs: async () => (await Promise.all(logFiles.map((file) => readFile(file, 'utf8')))).join(''),
    ask: async (request = {}) => {
      const reply = await transport.request('create', { profile: { seconds: 1 }, ...request });
      if (reply.status === 'refused') throw new Error(reply.error.message);
      return reply.flareId;
    },
    untilEnd: async (flareId) => {
      const seen: FlareEvent[] = [];
      for await (const event of transport.tail({ from: 'start', flareId, signal: AbortSignal.timeout(180_000) })) {
        seen.push(event);
        if (['flare.sent', 'flare.failed', 'flare.cancelled'].includes(event.name)) break;
      }
      return seen;
    },
    untilState: async (flareId, state) => {
      for await (const { value } of transport.flares.watch({ key: flareId, signal: AbortSignal.timeout(180_000) }))
        if (value.state === state) return;
      throw new Error(`flare ${flareId} was never in state ${state}`);
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

async function profiled(stack: AsyncDisposableStack): Promise<string> {
  const server = await startNatsWithPprof();
  if (!server) return 'http://127.0.0.1:1/debug/pprof';
  return stack.use(server).url;
}
