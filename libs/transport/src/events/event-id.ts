import type { EventName } from '@flarewire/schemas';

/** Id of an event: a flare has at most one of each, so publishing one again changes nothing. */
export function eventId(name: EventName, flareId: string): string {
  return `${name}:${flareId}`;
}
