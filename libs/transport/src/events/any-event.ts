import { flareEventSchemas, jobSchemas, type EventName, type FlareEvent, type GroupEvent } from '@flarewire/schemas';
import type { TailOptions } from '../port/tail.ts';

export type AnyEvent = FlareEvent | GroupEvent;

/** Whether an event is of a flare, and not of a group. */
function isOfFlare<E extends AnyEvent>(event: E): event is E & FlareEvent {
  return Object.hasOwn(flareEventSchemas, event.name);
}

/** Whether this is no event, but a job that one stage asks of another. */
export function isJob({ name }: { name: EventName }): boolean {
  return Object.hasOwn(jobSchemas, name);
}

/** Whether whoever tails wants to see an event. */
export function isWanted(event: AnyEvent, { flareId, groupId }: Pick<TailOptions, 'flareId' | 'groupId'>): boolean {
  const group = isOfFlare(event) ? event.data.group : event.data.groupId;
  if (groupId !== undefined && group !== groupId) return false;
  return flareId === undefined || (isOfFlare(event) && event.data.flareId === flareId);
}

/** The events of flares among all. */
export async function* ofFlares<E extends AnyEvent>(
  events: AsyncIterable<E>,
): AsyncGenerator<E & FlareEvent, void, undefined> {
  for await (const event of events) if (isOfFlare(event)) yield event;
}
