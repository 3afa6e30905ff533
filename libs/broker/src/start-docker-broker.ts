import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FlareError } from '@flarewire/schemas';
import { choosePorts, type BrokerPorts } from './ports.ts';
import { readInfo } from './read-info.ts';
import { renderConfig } from './render-config.ts';
import type { ControlledBroker } from './running-broker.ts';
import { runProgram } from './run-program.ts';
import { waitHealthy } from './wait-healthy.ts';

const inside = { ports: { client: 4222, monitor: 8222, prof: 6060 }, folder: '/flarewire' };

/** Whether a Docker engine answers. */
export async function dockerAnswers(docker: string, signal?: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.any([AbortSignal.timeout(10_000), ...(signal ? [signal] : [])]);
  return runProgram(docker, ['version', '--format', '{{.Server.Version}}'], { signal: limit }).then(
    () => true,
    () => false,
  );
}

/**
 * Starts a broker in a container, with configuration, log and store in `storeDir`.
 * @throws {FlareError} `broker_unavailable` when the image cannot be had or the broker does not become healthy
 */
export async function startDockerBroker({
  docker,
  image,
  storeDir,
  ports: givenPorts,
  signal,
}: {
  /** Path of the docker client. */
  docker: string;
  image: string;
  storeDir: string;
  ports?: Partial<BrokerPorts> | undefined;
  signal?: AbortSignal | undefined;
}): Promise<ControlledBroker> {
  const ports = await choosePorts(givenPorts);
  const configFile = join(storeDir, 'nats-server.conf');
  await mkdir(storeDir, { recursive: true });
  await writeFile(
    configFile,
    renderConfig({
      ports: inside.ports,
      host: '0.0.0.0',
      storeDir: `${inside.folder}/jetstream`,
      logFile: `${inside.folder}/nats-server.log`,
    }),
  );
  const name = `flarewire-nats-${randomBytes(4).toString('hex')}`;
  const user = process.getuid ? ['--user', `${process.getuid()}:${process.getgid?.() ?? 0}`] : [];
  const url = `nats://127.0.0.1:${ports.client}`;
  const monitorUrl = `http://127.0.0.1:${ports.monitor}`;
  const remove = async () => void (await runProgram(docker, ['rm', '--force', '--volumes', name]).catch(() => {}));

  await using opening = new AsyncDisposableStack();
  opening.defer(remove);
  try {
    const args = ['run', '--detach', '--name', name, ...user];
    for (const port of ['client', 'monitor', 'prof'] as const)
      args.push('--publish', `127.0.0.1:${ports[port]}:${inside.ports[port]}`);
    args.push('--volume', `${storeDir}:${inside.folder}`, image, '-c', `${inside.folder}/nats-server.conf`);
    await runProgram(docker, args, { signal });
  } catch (cause) {
    throw new FlareError(
      'broker_unavailable',
      `Cannot start a broker from the image ${image}: ${(cause as Error).message.trim()}`,
      { cause },
    );
  }
  await waitHealthy(monitorUrl, { signal });
  const { version } = await readInfo(url);
  const started = opening.move();
  return {
    url,
    how: 'docker',
    version,
    monitorUrl,
    profUrl: `http://127.0.0.1:${ports.prof}/debug/pprof`,
    logFile: join(storeDir, 'nats-server.log'),
    configFile,
    async kill() {
      await runProgram(docker, ['kill', name]);
    },
    async restart() {
      await runProgram(docker, ['stop', name]);
      await runProgram(docker, ['start', name]);
      await waitHealthy(monitorUrl);
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
