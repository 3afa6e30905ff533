import { access } from 'node:fs/promises';
import { loadConfig, parseConfig } from '@flarewire/config';
import type { Config } from '@flarewire/schemas';
import type { CommandContext } from './command.ts';

/** The configuration that a command works with; the defaults where no file is named and this folder has none. */
export async function readConfig(
  flags: { config?: string; nats?: string },
  { env, signal }: Pick<CommandContext, 'env' | 'signal'>,
): Promise<Config> {
  const named = flags.config ?? env.FLAREWIRE_CONFIG;
  const here = 'flarewire.yaml';
  const config =
    named !== undefined || (await exists(here)) ? await loadConfig(named ?? here, { signal }) : parseConfig('');
  const url = flags.nats ?? env.NATS_URL;
  return url ? { ...config, nats: { ...config.nats, url } } : config;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
