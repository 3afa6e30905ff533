import type { FlareEvent, GroupEvent } from '@flarewire/schemas';

/** How many flares are remembered; what is not, is named by id and target alone. */
const remembered = 1_000;

/**
 * Names a flare, at each of its events, by its id, target, case and who asked. Only the first event of a flare says the
 * last two, so they are kept for the others.
 */
export function nameOwners(): (event: FlareEvent | GroupEvent) => string {
  const owners = new Map<string, string>();
  return ({ data }) => {
    if (!('flareId' in data)) return data.groupId;
    const { flareId, target } = data;
    if ('request' in data) {
      const { caseId, email } = data.request;
      owners.set(flareId, [caseId ? ` case ${caseId}` : '', email ? ` by ${email}` : ''].join(''));
      if (owners.size > remembered) owners.delete(owners.keys().next().value!);
    }
    return `${flareId} ${target}${owners.get(flareId) ?? ''}`;
  };
}
