import { followGroup, type GroupFollower } from '@flarewire/follow';
import { terminalEvents, type FlareGroupEnded } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import type { CommandContext } from '../command.ts';
import { showOfGroup } from '../terminal/follow-on.ts';
import { isNews, mostInFull, statesInWords } from './group-news.ts';

/** Shows the events of a group until it has ended, of a large one those that are news; the command fails unless every flare of it was sent. */
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
  const show: GroupFollower = (event, states) => {
    if (endsAlone && !ends.includes(event.name)) return;
    const { name, data } = event;
    if (json) return context.json({ event: name, data });
    if (states.size <= mostInFull || isNews(event)) showOfGroup(context.terminal, event);
    if (states.size > mostInFull && name !== 'flare.group.ended')
      context.terminal.passing('group', statesInWords(states));
  };
  const ended = await followGroup(groupId, show, { transport, signal: context.signal, orWaiting });
  if (ended && ended.tally.sent < ended.tally.flares) context.failed();
  return ended;
}
