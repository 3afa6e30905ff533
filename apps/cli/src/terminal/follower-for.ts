import type { Follower } from '@flarewire/follow';
import type { FlareEvent, GroupEvent } from '@flarewire/schemas';
import type { CommandContext } from '../command.ts';
import { followOn } from './follow-on.ts';

/** Shows a flare's way to a person, or as JSON lines. */
export function followerFor(json: boolean, context: CommandContext): Follower {
  if (!json) return followOn(context.terminal);
  return {
    event: (event) => printEvent(event, context),
    progress: (data) => context.json({ event: 'flare.progress', data }),
  };
}

/** Prints an event as a JSON line. */
export function printEvent({ name, data }: FlareEvent | GroupEvent, context: CommandContext): void {
  context.json({ event: name, data });
}
