import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalBroker, type LocalBroker } from '@flarewire/broker';
import { parseConfig } from '@flarewire/config';
import { freePort } from '@flarewire/broker';
import { startChildService } from '@flarewire/demo';
import { createLog } from '@flarewire/service';
import { sampleProfiles, startBrokerCluster, startPprofDouble, startSettingsDouble } from '@flarewire/testing';
import { connectNats, type Transport } from '@flarewire/transport';
import { stringify } from 'yaml';
import { startRelay } from './relay.ts';
import { brokerVictim, supervise, wayVictim, type Supervised, type Victim } from './victims.ts';

/** What a profiled process samples, by setting, before anybody has touched it. */
export const samplingBefore = { runtime_mutex_profile_fraction: 7, runtime_block_profile_rate: 11 };

/** Flarewire as processes: a broker, an intake, and two of each service, all of which can fail. */
export type Installation = AsyncDisposable & {
  transport: Transport;
  brokers: ({ name: string } & LocalBroker)[];
  services: Supervised[];
  victims: Victim[];
  /** Where the services keep what they need for a while. */
  temporary: string;
  /** Where the broker keeps everything. */
  store: string;
  /** Where what was received lies. */
  received: string;
  /** What the profiled process samples now. */
  sampling: Readonly<Record<string, number>>;
  logs: string;
  /** By service, the file that says how many milliseconds its clock is off. */
  clocks: Readonly<Record<string, string>>;
};

export async function startInstallation(options: {
  /** Path of nats-server. */
  program: string;
  env: NodeJS.ProcessEnv;
  /** Keeps logs and what was received there; default: in a folder that is removed. */
  folder?: string;
  /** One server, or a cluster of three, to which the ways cannot be cut. */
  brokers?: 1 | 3;
  /** Further keys of the configuration. */
  more?: object;
  /** Whether the clocks of the services can be put wrong. */
  shiftable?: boolean;
}): Promise<Installation> {
  await using opening = new AsyncDisposableStack();
  const folder = options.folder ?? opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-chaos-'))).path;
  const within = async (name: string) => {
    const made = path.join(folder, name);
    await mkdir(made, { recursive: true });
    return made;
  };
  const [temporary, received, logs, target] = [
    await within('tmp'),
    await within('intake'),
    await within('logs'),
    await within('target'),
  ];
  const store = { program: options.program, storeDir: await within('broker') };
  const brokers =
    options.brokers === 3
      ? await startCluster(opening, store.storeDir)
      : [Object.assign(opening.use(await startLocalBroker(store)), { name: 'broker' })];
  const urls = brokers.map(({ url }) => url);

  const intakePort = await freePort();
  const wayToIntake = opening.use(await startRelay(intakePort));
  const pprof = opening.use(
    await startPprofDouble({
      answers: { profile: (response) => void delay(1_000).then(() => response.end(sampleProfiles['profile'])) },
    }),
  );
  const settings = opening.use(await startSettingsDouble({ values: { ...samplingBefore } }));
  const keyFile = path.join(folder, 'intake.key');
  await writeFile(keyFile, `${'0f'.repeat(15)}key`, { mode: 0o600 });
  await writeFile(path.join(target, 'web.log'), 'all is well\n'.repeat(2_000));

  const { NATS_URL: _, ...env } = options.env;
  let starts = 0;
  const start = (name: 'archiver' | 'profiler' | 'uploader' | 'intake', more: NodeJS.ProcessEnv, args: string[] = []) =>
    startChildService({
      name,
      args,
      env: { ...env, TMPDIR: temporary, ...more },
      logFile: path.join(logs, `${name}-${starts++}.log`),
    });
  const services: Supervised[] = [];
  const clocks: Record<string, string> = {};
  const add = (service: Supervised) => services.push(opening.use(service));
  const config = (url: string[]) => ({
    nats: { url, takeover: '3s', replicas: brokers.length },
    // A machine that does other things as well would let the archivers starve.
    collecting: { nice: 0 },
    targets: {
      web: {
        hostname: 'web-1.prod.example.com',
        collect: [{ files: path.join(target, '*.log'), into: 'logs/' }],
        pprof: { web: { url: pprof.url, settings: { url: settings.url } } },
      },
    },
    destinations: {
      intake: { kind: 'intake', url: `http://127.0.0.1:${wayToIntake.port}`, apiKeyFile: keyFile },
    },
    ...options.more,
  });
  add(
    supervise('intake', () =>
      start('intake', { INTAKE_DIR: received, INTAKE_PORT: String(intakePort), INTAKE_API_KEY_FILE: keyFile }),
    ),
  );
  for (const name of ['archiver', 'profiler', 'uploader'] as const) {
    for (const number of [1, 2]) {
      const relay = brokers.length === 1 ? opening.use(await startRelay(portOf(urls[0]!))) : undefined;
      const configFile = path.join(folder, `${name}-${number}.yaml`);
      const clock = options.shiftable ? path.join(folder, `${name}-${number}.clock`) : undefined;
      if (clock !== undefined) clocks[`${name}-${number}`] = clock;
      await writeFile(configFile, stringify(config(relay ? [`nats://127.0.0.1:${relay.port}`] : urls)));
      add(supervise(`${name}-${number}`, () => start(name, clockIn(clock), ['--config', configFile]), relay));
    }
  }
  await Promise.all(services.map((service) => service.ready()));
  const { nats, artifacts } = parseConfig(stringify(config(urls)));
  const log = createLog({ name: 'chaos', level: 'silent' });
  const transport = opening.use(await connectNats({ config: nats, artifacts, name: 'chaos', streams: 'keep', log }));
  const closing = opening.move();
  return {
    transport,
    brokers,
    services,
    victims: [
      ...services,
      ...brokers.map((each) => brokerVictim(each, each.name)),
      wayVictim('way to the intake', wayToIntake),
    ],
    temporary,
    store: store.storeDir,
    received,
    sampling: settings.values,
    logs,
    clocks,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** What a service needs in its environment whose clock is off by what a file says. */
function clockIn(file: string | undefined): NodeJS.ProcessEnv {
  if (file === undefined) return {};
  return { CLOCK_FILE: file, NODE_OPTIONS: `--import ${import.meta.resolve('./shifted-clock.ts')}` };
}

async function startCluster(opening: AsyncDisposableStack, storeDir: string) {
  const cluster = await startBrokerCluster({ storeDir });
  if (typeof cluster === 'string') throw new Error(`Cannot run: ${cluster}`);
  return opening.use(cluster).servers;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
