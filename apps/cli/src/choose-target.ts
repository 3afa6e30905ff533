import { FlareError, type Config } from '@flarewire/schemas';

/**
 * The name of the target that a command means: the one it names, or the only one of the configuration.
 * @throws {FlareError} `unknown_target`, `invalid_request` when there are several
 */
export function chooseTarget(config: Config, wanted: string | undefined): string {
  const names = Object.keys(config.targets);
  const name = wanted ?? (names.length === 1 ? names[0]! : undefined);
  if (name === undefined) {
    throw new FlareError(
      'invalid_request',
      `Cannot tell which target is meant; name one with --target: ${names.join(', ') || 'the configuration has none'}`,
    );
  }
  if (!Object.hasOwn(config.targets, name))
    throw new FlareError(
      'unknown_target',
      `Cannot make a flare of target "${name}": the configuration has ${names.join(', ') || 'no targets'}`,
    );
  return name;
}
