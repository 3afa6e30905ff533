import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../../..');

/**
 * Builds the dashboard's page; where nothing changed since the last time Nx has it at once.
 * @returns in one sentence why not, where it cannot be built
 */
export async function buildPage({
  env,
  signal,
}: {
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}): Promise<string | undefined> {
  const bin = path.join(repository, 'node_modules/.bin');
  const nx = spawn(path.join(bin, 'nx'), ['build', '@flarewire/dashboard', '--output-style=static'], {
    cwd: repository,
    env: { ...env, PATH: `${bin}${path.delimiter}${env.PATH}`, NX_TUI: 'false' },
    stdio: ['ignore', 'ignore', 'ignore'],
    signal,
  });
  try {
    const [code] = (await once(nx, 'exit')) as [number | null];
    return code === 0 ? undefined : 'the page could not be built; npx nx build @flarewire/dashboard says why';
  } catch (error) {
    signal.throwIfAborted();
    return `the page could not be built: ${error instanceof Error ? error.message : String(error)}`;
  }
}
