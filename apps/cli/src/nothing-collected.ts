import { count } from '@flarewire/follow';
import type { LedgerSummary } from '@flarewire/schemas';

/** What is said of a flare that holds nothing, so that nobody takes it for one that holds something. */
export function nothingCollected(target: string, expected: number): string {
  if (expected === 0)
    return `Nothing was collected: flarewire.yaml has nothing to collect for target "${target}"; add to its "collect"`;
  const none = expected === 1 ? 'the 1 item' : `none of the ${count(expected, 'item')}`;
  return `Nothing was collected: ${none} of target "${target}" could ${expected === 1 ? 'not ' : ''}be had`;
}

/** An item that is not whole, in a line: its state, its name, and why. */
export function missingRow({ item, state, reason }: LedgerSummary['missing'][number]): string {
  return `  ${state.padEnd(11)}  ${item}${reason ? `: ${reason}` : ''}`;
}
