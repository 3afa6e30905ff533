import { FlareError, type Config } from '@flarewire/schemas';

/**
 * The names of the destinations a flare goes to: those it asks for, or the first one of `flarewire.yaml`.
 * @throws {FlareError} `destination_unknown`
 */
export function chooseDestinations(wanted: readonly string[] | undefined, destinations: Config['destinations']): string[] {
  const known = Object.keys(destinations);
  const chosen = [...new Set(wanted ?? known.slice(0, 1))];
  if (chosen.length === 0) {
    throw new FlareError('destination_unknown', 'Cannot send the flare: flarewire.yaml has no destinations; add one under "destinations"');
  }
  const unknown = chosen.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new FlareError('destination_unknown', `Cannot send the flare to "${unknown}": flarewire.yaml has only ${known.join(', ') || 'no destinations'}`);
  }
  return chosen;
}
