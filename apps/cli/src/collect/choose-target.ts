import { FlareError, type Config } from '@flarewire/schemas';

/**
 * The name of the target that a command means: the one it names, or the only one of the configuration.
 * @throws {FlareError} `unknown_target`, `invalid_request` when there are several, `invalid_config` when there are none
 */
export function chooseTarget(config: Config, wanted: string | undefined): string {
  const names = Object.keys(config.targets);
  const name = wanted ?? (names.length === 1 ? names[0]! : undefined);
  if (names.length === 0)
    throw new FlareError(
      'invalid_config',
      'Cannot make a flare: no targets are configured; say under "targets" what to collect, in ./flarewire.yaml or the file that --config names, as flare collect --help shows',
    );
  if (name === undefined)
    throw new FlareError(
      'invalid_request',
      `Cannot make a flare: there are several targets; name one with --target: ${names.join(', ')}`,
    );
  if (!Object.hasOwn(config.targets, name))
    throw new FlareError(
      'unknown_target',
      `Cannot make a flare of target "${name}": the configuration has no such target, only ${names.join(', ')}`,
    );
  return name;
}
