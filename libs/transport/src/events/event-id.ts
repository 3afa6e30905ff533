import type { EventName } from '@flarewire/schemas';

/** What an event is about: the id of its flare, or of its group. */
export function aboutOf(event: { flareId: string } | { groupId: string }): string {
  return 'flareId' in event ? event.flareId : event.groupId;
}

/** Id of an event: a flare or group has at most one of each name, so publishing one again changes nothing. */
export function eventId(name: EventName, about: string): string {
  return `${name}:${about}`;
}

/** The id under which the broker tells an event from those that were lost. */
export function storedId(id: string, again: number): string {
  return again === 0 ? id : `${id}:again:${again}`;
}
