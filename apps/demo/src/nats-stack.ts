import path from 'node:path';
import { freePort, type RunningBroker } from '@flarewire/broker';
import { servePprof } from '@flarewire/pprof/serve';
import { FlareError, natsConfig } from '@flarewire/schemas';
import { isOnline } from '@flarewire/schemas';
import { type Log } from '@flarewire/service';
import { connectNats, type Transport } from '@flarewire/transport';
import { startChildService } from './child-service.ts';
import { writeDemoConfig, type BrokerFacts } from './demo-config.ts';
import { makeStackFolders, type Stack } from './stack.ts';

/** Starts the three services and an intake as processes of their own around a broker that runs. */
export async function startNatsStack(options: {
  broker: RunningBroker;
  /** Further nats-servers that flares are made of. */
  members?: Record<string, BrokerFacts>;
  folder: string;
  env: NodeJS.ProcessEnv;
  log: Log;
  signal: AbortSignal;
}): Promise<Stack> {
  const { broker, members = {}, folder, env, log, signal } = options;
  await using opened = new AsyncDisposableStack();
  const config = natsConfig.parse({ url: broker.url });
  const transport = opened.use(await connectNats({ config, artifacts: { store: 'nats' }, name: 'demo', log, signal }));
  await refuseBrokerInUse(transport, broker);
  const folders = await makeStackFolders(folder);
  const port = await freePort();
  const intakeUrl = `http://127.0.0.1:${port}`;
  const target = broker.profUrl === undefined ? await showItself(broker, folders, opened) : { broker };
  const { configFile, keyFile } = await writeDemoConfig({ folder, ...target, members, intakeUrl });
  const start = (name: 'archiver' | 'profiler' | 'uploader' | 'intake', extra: NodeJS.ProcessEnv, args: string[]) =>
    startChildService({
      name,
      args,
      env: { ...env, ...extra },
      logFile: path.join(folders.logs, `${name}.log`),
      signal,
    });
  const services = await Promise.allSettled([
    start(
      'intake',
      { INTAKE_DIR: folders.intake, INTAKE_HOST: '127.0.0.1', INTAKE_PORT: String(port), INTAKE_API_KEY_FILE: keyFile },
      [],
    ),
    ...(['archiver', 'profiler', 'uploader'] as const).map((name) =>
      start(name, { NATS_URL: broker.url }, ['--config', configFile]),
    ),
  ]);
  for (const service of services) if (service.status === 'fulfilled') opened.use(service.value);
  for (const service of services) if (service.status === 'rejected') throw service.reason;
  const closing = opened.move();
  return {
    folder,
    brokerInWords: inWords(broker),
    brokerUrl: withoutPassword(broker.url),
    intakeUrl,
    intakeFolder: folders.intake,
    configFile,
    transport,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** On a broker that already carries flares, services of the demo would take part in them. @throws {FlareError} `stage_failed` */
async function refuseBrokerInUse(transport: Transport, { url }: RunningBroker): Promise<void> {
  const online = (await transport.targets.list()).filter((entry) => isOnline(entry, new Date()));
  if (online.length === 0) return;
  const targets = [...new Set(online.map(({ value }) => value.target))].join(', ');
  throw new FlareError(
    'stage_failed',
    `Cannot use ${withoutPassword(url)}: Flarewire runs there already, with the targets ${targets}; ask it with npx flare create, or unset NATS_URL`,
  );
}

/** For a broker that shows no profiles, one that is not ours: the flare is of the demo's own logs and profiles as well. */
async function showItself(
  { url, monitorUrl }: RunningBroker,
  folders: { logs: string },
  opened: AsyncDisposableStack,
): Promise<{ broker: BrokerFacts; service: string }> {
  const { url: profUrl } = opened.use(await servePprof({ port: 0 }));
  const logFile = path.join(folders.logs, '*.log');
  return { broker: { url, ...(monitorUrl ? { monitorUrl } : {}), profUrl, logFile }, service: 'demo' };
}

function inWords({ version, url, how, profUrl }: RunningBroker): string {
  const itself = profUrl === undefined ? '; it shows no profiles, so the flare is of the demo itself' : '';
  return `nats-server ${version} at ${withoutPassword(url)} (${how}${itself})`;
}

/** A broker's URL, or several with commas between them, fit to be shown. */
function withoutPassword(url: string): string {
  return url.replaceAll(/[^/,@]*@/g, '');
}
