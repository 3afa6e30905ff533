import { access } from 'node:fs/promises';
import type { BrokerLog } from './broker-log.ts';
import { findProgram } from './find-program.ts';
import { runProgram } from './run-program.ts';

export interface InstallOptions {
  env: NodeJS.ProcessEnv;
  log: BrokerLog;
  signal?: AbortSignal | undefined;
}

/**
 * Installs a program with the system's package manager where that asks nothing: root on Debian and its kin.
 * @param name of the program, and of Debian's package
 * @returns its path, or undefined where it cannot be had that way
 */
export async function installPackage(name: string, { env, log, signal }: InstallOptions): Promise<string | undefined> {
  const aptGet = await findProgram('apt-get', env['PATH']);
  if (!aptGet || process.getuid?.() !== 0 || !(await exists('/etc/debian_version'))) return undefined;
  log.info({}, `no ${name} found; installing the package "${name}"`);
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, signal };
  const install = () => runProgram(aptGet, ['install', '-y', '--no-install-recommends', name], quiet);
  try {
    // The first try fails where the package lists are missing or old.
    await install().catch(async () => {
      await runProgram(aptGet, ['update'], quiet);
      await install();
    });
  } catch (error) {
    signal?.throwIfAborted();
    log.warn({ err: error }, `the package "${name}" could not be installed`);
    return undefined;
  }
  return findProgram(name, env['PATH']);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
