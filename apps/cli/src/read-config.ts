import { access } from 'node:fs/promises';
import type { Config } from '@flarewire/schemas';
import { loadConfig, parseConfig } from '@flarewire/config';
import type { CommandContext, Parsed } from './command.ts';

export const configOption = {
  config: { type: 'string', short: 'c', about: 'flarewire.yaml; default: FLAREWIRE_CONFIG, else ./flarewire.yaml' },
} as const;

/** The configuration a command works with; the defaults where none is named and there is none here. */
export async function readConfig(
  { values }: Parsed,
  { env, signal }: Pick<CommandContext, 'env' | 'signal'>,
): Promise<Config> {
  const named = (values.config as string | undefined) ?? env.FLAREWIRE_CONFIG;
  const here = 'flarewire.yaml';
  const config =
    named !== undefined || (await exists(here)) ? await loadConfig(named ?? here, { signal }) : parseConfig('');
  const url = (values.nats as string | undefined) ?? env.NATS_URL;
  return url ? { ...config, nats: { ...config.nats, url } } : config;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
