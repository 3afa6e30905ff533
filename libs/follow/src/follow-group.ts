import {
  hasEnded,
  stateAfter,
  type EventData,
  type FlareEvent,
  type FlareState,
  type GroupEvent,
} from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { unknownGroup } from './unknown.ts';

/** The state that the last event of each flare of a group has left it in, by the flare's id. */
export type GroupStates = ReadonlyMap<string, FlareState>;

/** What a follower of a group is told. */
export type GroupFollower = (event: FlareEvent | GroupEvent, states: GroupStates) => void;

/**
 * Follows a group until it has ended, or, with `orWaiting`, until every flare that has not ended waits for an approval.
 * @returns the event that ended it, or undefined where it waits
 * @throws {FlareError} `unknown_group`
 */
export async function followGroup(
  groupId: string,
  follower: GroupFollower,
  options: { transport: Transport; signal: AbortSignal; orWaiting?: boolean },
): Promise<EventData<'flare.group.ended'> | undefined> {
  const { transport, signal, orWaiting = false } = options;
  const group = (await transport.groups.get(groupId, { signal }))?.value;
  if (!group) throw unknownGroup(`Cannot follow group "${groupId}"`);
  const states = new Map<string, FlareState>(group.created.flares.map(({ flareId }) => [flareId, 'requested']));
  for await (const event of transport.tailAll({ from: 'start', groupId, signal })) {
    if (event.name === 'flare.group.created' || event.name === 'flare.group.ended') {
      follower(event, states);
      if (event.name === 'flare.group.ended') return event.data;
      continue;
    }
    const before = states.get(event.data.flareId);
    if (before === undefined) continue;
    if (!hasEnded(before)) states.set(event.data.flareId, stateAfter(event.name));
    follower(event, states);
    const left = [...states.values()].filter((state) => !hasEnded(state));
    if (orWaiting && left.length > 0 && left.every((state) => state === 'awaiting-approval')) return undefined;
  }
  throw signal.reason;
}
