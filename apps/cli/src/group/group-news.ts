import type { GroupStates } from '@flarewire/follow';
import type { FlareEvent, FlareState, GroupEvent } from '@flarewire/schemas';

/** Of more flares than these, only news is a line each. */
export const mostInFull = 8;

/** Whether a person who follows many flares must see this event: an end, or that something is missing. */
export function isNews(event: FlareEvent | GroupEvent): boolean {
  switch (event.name) {
    case 'flare.requested':
    case 'flare.awaiting-approval':
    case 'flare.approved':
      return false;
    case 'flare.created':
      return event.data.ledger.missing.length > 0 || (event.data.leftOut?.length ?? 0) > 0;
    case 'profiles.collected':
      return event.data.failed.length > 0;
    default:
      return true;
  }
}

/** How far the flares of a group are: `3 requested, 5 created, 4 awaiting-approval`. */
export function statesInWords(states: GroupStates): string {
  const tally = new Map<FlareState, number>();
  for (const state of states.values()) tally.set(state, (tally.get(state) ?? 0) + 1);
  return [...tally].map(([state, number]) => `${number} ${state}`).join(', ');
}
