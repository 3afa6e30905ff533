import { FlareError, type AgentConfig, type Config } from '@flarewire/schemas';
import { resolveDestination, type Destination } from './destination.ts';

/**
 * The destinations a flare goes to, by what it asks for.
 * @throws {FlareError} `destination_unknown`, `invalid_config` when one cannot be used
 */
export type DestinationsFor = (wanted: readonly string[] | undefined) => Destination[];

/** Destinations of `flarewire.yaml`: those that a flare names, or the first one. */
export function chooseDestinations(destinations: Config['destinations'], agent: AgentConfig): DestinationsFor {
  const known = new Map(Object.entries(destinations));
  const names = [...known.keys()];
  return (wanted) => {
    const chosen = [...new Set(wanted ?? names.slice(0, 1))];
    if (chosen.length === 0) {
      throw new FlareError(
        'destination_unknown',
        'Cannot send the flare: the configuration has no destinations; add one under "destinations"',
      );
    }
    return chosen.map((name) => {
      const destination = known.get(name);
      if (destination) return resolveDestination(name, destination, agent);
      const found = names.length > 0 ? `no such destination, only ${names.join(', ')}` : 'no destinations';
      throw new FlareError('destination_unknown', `Cannot send the flare to "${name}": the configuration has ${found}`);
    });
  };
}
