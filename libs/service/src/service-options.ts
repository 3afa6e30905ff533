import { parseArgs } from 'node:util';
import { FlareError } from '@flarewire/schemas';

/** What a service takes from its command line. */
export type ServiceOptions = { config: string } | { help: string };

/**
 * Reads the arguments of a service: `--config <file>`, by default `FLAREWIRE_CONFIG`, else `flarewire.yaml`; or `--help`.
 * @throws {FlareError} `invalid_config` for any other
 */
export function serviceOptions(
  name: string,
  { argv, env }: { argv: readonly string[]; env: NodeJS.ProcessEnv },
): ServiceOptions {
  const takes = '--config <file> (default: FLAREWIRE_CONFIG, else ./flarewire.yaml); NATS_URL overrides nats.url';
  try {
    const options = { config: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    const { values } = parseArgs({ args: argv.slice(2), options });
    if (values.help) return { help: `The ${name} of Flarewire takes ${takes}` };
    return { config: values.config ?? env.FLAREWIRE_CONFIG ?? 'flarewire.yaml' };
  } catch (cause) {
    const [, option] = /'(-[^']*)'/.exec((cause as Error).message) ?? [];
    const why = option ? `${option} cannot be used` : 'it has no such arguments';
    throw new FlareError('invalid_config', `Cannot run the ${name}: ${why}; it takes ${takes}`, { cause });
  }
}
