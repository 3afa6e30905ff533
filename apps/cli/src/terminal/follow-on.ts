import { describeEvent, describeProgress, type Follower } from '@flarewire/follow';
import type { FlareEvent, FlareProgress, GroupEvent } from '@flarewire/schemas';
import type { Terminal } from './terminal.ts';

/** Shows a flare's events and progress on a terminal. */
export function followOn(terminal: Terminal): Follower {
  return {
    event: (event: FlareEvent) => terminal.entry(event.name, describeEvent(event), new Date(event.data.time)),
    progress: (progress: FlareProgress) => terminal.passing(progress.stage, describeProgress(progress)),
  };
}

/** Shows an event of a group, or of one of its flares with the target that it is of. */
export function showOfGroup(terminal: Terminal, event: FlareEvent | GroupEvent): void {
  const { name, data } = event;
  const whose = 'target' in data ? `${data.target} · ` : '';
  terminal.entry(name, `${whose}${describeEvent(event)}`, new Date(data.time));
}
