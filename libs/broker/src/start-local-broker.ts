import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { choosePorts, type BrokerPorts } from './ports.ts';
import { readInfo } from './read-info.ts';
import { renderConfig } from './render-config.ts';
import type { LocalBroker } from './running-broker.ts';
import { waitHealthy } from './wait-healthy.ts';

/**
 * Starts a nats-server as a child process, with configuration, log and store in `storeDir`.
 * @throws {FlareError} `broker_unavailable` when it does not become healthy
 */
export async function startLocalBroker({
  program,
  storeDir,
  ports: givenPorts,
  how = 'local',
  name,
  more,
  signal,
}: {
  /** Path of nats-server. */
  program: string;
  storeDir: string;
  ports?: Partial<BrokerPorts> | undefined;
  how?: 'local' | 'installed';
  /** Its name among the servers of a cluster. */
  name?: string | undefined;
  /** Further lines of its configuration. */
  more?: string | undefined;
  signal?: AbortSignal | undefined;
}): Promise<LocalBroker> {
  const ports = await choosePorts(givenPorts);
  const configFile = join(storeDir, 'nats-server.conf');
  const logFile = join(storeDir, 'nats-server.log');
  await mkdir(storeDir, { recursive: true });
  await writeFile(configFile, renderConfig({ ports, storeDir: join(storeDir, 'jetstream'), logFile, name, more }));
  const url = `nats://127.0.0.1:${ports.client}`;
  const monitorUrl = `http://127.0.0.1:${ports.monitor}`;

  const start = async () => {
    await using output = await open(join(storeDir, 'nats-server.err'), 'a');
    // In a process group of its own: Ctrl-C is for the services, which need the broker until they have closed.
    const child = spawn(program, ['-c', configFile], { stdio: ['ignore', output.fd, output.fd], detached: true });
    const exited = once(child, 'exit').catch(() => {});
    let failure: string | undefined;
    child.once('error', (error) => (failure = error.message));
    child.once(
      'exit',
      (code, cause) =>
        (failure ??= `it ended with ${code === null ? cause : `exit code ${code}`}; its log is ${logFile}`),
    );
    const stop = async (kind: 'SIGTERM' | 'SIGKILL') => {
      if (failure === undefined) child.kill(kind);
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(late);
    };
    try {
      await waitHealthy(monitorUrl, { failed: () => failure, signal });
    } catch (error) {
      await stop('SIGKILL');
      throw error;
    }
    return { child, stop };
  };

  let running: Awaited<ReturnType<typeof start>> | undefined = await start();
  const end = async (kind: 'SIGTERM' | 'SIGKILL') => {
    const ending = running;
    running = undefined;
    await ending?.stop(kind);
  };
  return {
    url,
    how,
    monitorUrl,
    profUrl: `http://127.0.0.1:${ports.prof}/debug/pprof`,
    logFile,
    configFile,
    version: (await readInfo(url)).version,
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM');
      running = await start();
    },
    freeze: () => void running?.child.kill('SIGSTOP'),
    thaw: () => void running?.child.kill('SIGCONT'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  };
}
