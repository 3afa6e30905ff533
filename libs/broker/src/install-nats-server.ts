import { access } from 'node:fs/promises';
import type { BrokerLog } from './broker-log.ts';
import { findProgram } from './find-program.ts';
import { runProgram } from './run-program.ts';

/**
 * Installs nats-server with the system's package manager where that asks nothing: root on Debian and its kin.
 * @returns its path, or undefined where it cannot be had that way
 */
export async function installNatsServer({
  env,
  log,
  signal,
}: {
  env: NodeJS.ProcessEnv;
  log: BrokerLog;
  signal?: AbortSignal | undefined;
}): Promise<string | undefined> {
  const aptGet = await findProgram('apt-get', env['PATH']);
  if (!aptGet || process.getuid?.() !== 0 || !(await exists('/etc/debian_version'))) return undefined;
  log.info({}, 'no nats-server found; installing the package "nats-server"');
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, signal };
  const install = () => runProgram(aptGet, ['install', '-y', '--no-install-recommends', 'nats-server'], quiet);
  try {
    // The first try fails where the package lists are missing or old.
    await install().catch(async () => {
      await runProgram(aptGet, ['update'], quiet);
      await install();
    });
  } catch (error) {
    signal?.throwIfAborted();
    log.warn({ err: error }, 'the package "nats-server" could not be installed');
    return undefined;
  }
  return findProgram('nats-server', env['PATH']);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
