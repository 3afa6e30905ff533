import type { EventName } from '@flarewire/schemas';

/** What an event is about: the id of its flare, or of its group. */
export function aboutOf(event: { flareId: string } | { groupId: string }): string {
  return 'flareId' in event ? event.flareId : event.groupId;
}

/** Id of an event: a flare or group has at most one of each name, so publishing one again changes nothing. */
export function eventId(name: EventName, about: string): string {
  return `${name}:${about}`;
}
