import { followGroup, type GroupFollower } from '@flarewire/follow';
import { terminalEvents, type FlareGroupEnded } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import type { CommandContext } from '../command.ts';
import { showOfGroup } from '../follow-on.ts';

/** Shows the events of a group until it has ended; the command fails unless every flare of it was sent. */
export async function watchGroup(
  groupId: string,
  options: {
    transport: Transport;
    json: boolean;
    context: CommandContext;
    /** Whether to leave when all that has not ended waits for an approval. */
    orWaiting?: boolean;
    /** Whether only the ends are shown. */
    endsAlone?: boolean;
  },
): Promise<FlareGroupEnded | undefined> {
  const { transport, json, context, orWaiting = false, endsAlone = false } = options;
  const ends: readonly string[] = [...terminalEvents, 'flare.group.ended'];
  const show: GroupFollower = (event) => {
    if (endsAlone && !ends.includes(event.name)) return;
    const { name, data } = event;
    if (json) return context.json({ event: name, data });
    showOfGroup(context.terminal, event);
  };
  const ended = await followGroup(groupId, show, { transport, signal: context.signal, orWaiting });
  if (ended && ended.tally.sent < ended.tally.flares) context.failed();
  return ended;
}
