import type { BrokerLog } from './broker-log.ts';
import { findMonitor } from './find-monitor.ts';
import { findProgram } from './find-program.ts';
import { installPackage } from './install-package.ts';
import type { BrokerPorts } from './ports.ts';
import { readInfo } from './read-info.ts';
import type { ControlledBroker, RunningBroker } from './running-broker.ts';
import { dockerAnswers, startDockerBroker } from './start-docker-broker.ts';
import { startLocalBroker } from './start-local-broker.ts';

export type FindBrokerOptions = {
  /** Reads `NATS_URL`, `NATS_IMAGE` and `PATH`. */
  env: NodeJS.ProcessEnv;
  /** Where a broker of our own keeps its configuration, log and data; an absolute path. */
  storeDir: string;
  /** Ports of a broker of our own; free ones where not given. */
  ports?: Partial<BrokerPorts>;
  /** Further lines of the configuration of a nats-server of this machine. */
  more?: string;
  log: BrokerLog;
  signal?: AbortSignal;
  /** Whether a package may be installed; default true. */
  allowInstall?: boolean;
  /** Whether Docker may be used; default true. */
  allowDocker?: boolean;
};

export const defaultNatsImage = 'nats:2.12-alpine';

/**
 * The broker for the demo, for development and for tests: the one `NATS_URL` names; else a nats-server of this machine;
 * else one installed by its package manager, where that asks nothing; else one in Docker; else undefined.
 * @throws {FlareError} `broker_unavailable` when `NATS_URL` names one that does not answer, or ours does not start
 */
export async function findOrStartBroker(
  options: FindBrokerOptions,
): Promise<RunningBroker | ControlledBroker | undefined> {
  const { env, storeDir, ports, more, log, signal, allowInstall = true, allowDocker = true } = options;
  const path = env['PATH'];

  const url = env['NATS_URL'];
  if (url) {
    const first = url.split(',')[0]!.trim();
    const { version, server_id: id } = await readInfo(first);
    const monitorUrl = await findMonitor(first, id);
    return {
      url,
      how: 'NATS_URL',
      version,
      ...(monitorUrl === undefined ? {} : { monitorUrl }),
      async [Symbol.asyncDispose]() {},
    };
  }

  const found = await findProgram('nats-server', path);
  if (found) return startLocalBroker({ program: found, storeDir, ports, more, signal });

  const installed = allowInstall ? await installPackage('nats-server', { env, log, signal }) : undefined;
  if (installed) return startLocalBroker({ program: installed, storeDir, ports, more, how: 'installed', signal });

  const docker = allowDocker ? await findProgram('docker', path) : undefined;
  if (!docker || !(await dockerAnswers(docker, signal))) return undefined;
  const image = env['NATS_IMAGE'] ?? defaultNatsImage;
  log.info({ image }, 'no nats-server found; starting one in Docker');
  try {
    return await startDockerBroker({ docker, image, storeDir, ports, signal });
  } catch (error) {
    signal?.throwIfAborted();
    log.warn({ err: error }, 'no broker could be started in Docker');
    return undefined;
  }
}
