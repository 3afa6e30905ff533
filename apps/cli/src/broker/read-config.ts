import { access } from 'node:fs/promises';
import { loadConfig, parseConfig } from '@flarewire/config';
import type { Config } from '@flarewire/schemas';
import type { CommandContext } from '../command.ts';

/** The configuration that a command works with; the defaults where no file is named and this folder has none. */
export async function readConfig(
  flags: { config?: string; nats?: string },
  { env, signal }: Pick<CommandContext, 'env' | 'signal'>,
): Promise<Config> {
  const file = await configFile(flags, env);
  const config = file === undefined ? parseConfig('') : await loadConfig(file, { signal });
  const url = flags.nats ?? env.NATS_URL;
  return url ? { ...config, nats: { ...config.nats, url } } : config;
}

/** The file that is named, else the one in this folder, if any. */
export async function configFile(flags: { config?: string }, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const here = 'flarewire.yaml';
  return flags.config ?? env.FLAREWIRE_CONFIG ?? ((await exists(here)) ? here : undefined);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
