import { FlareError, type Config, type TargetConfig } from '@flarewire/schemas';

/**
 * The target that a command means: the one it names, or the only one of the configuration.
 * @throws {FlareError} `unknown_target`, `invalid_request` when there are several
 */
export function chooseTarget(config: Config, wanted: string | undefined): { name: string; target: TargetConfig } {
  const names = Object.keys(config.targets);
  const name = wanted ?? (names.length === 1 ? names[0]! : undefined);
  if (name === undefined) {
    throw new FlareError(
      'invalid_request',
      `Cannot tell which target is meant; name one with --target: ${names.join(', ') || 'the configuration has none'}`,
    );
  }
  const target = Object.hasOwn(config.targets, name) ? config.targets[name] : undefined;
  if (!target)
    throw new FlareError(
      'unknown_target',
      `Cannot make a flare of target "${name}": the configuration has ${names.join(', ') || 'no targets'}`,
    );
  return { name, target };
}
