import { count, formatBytes } from '@flarewire/follow';
import type { LedgerSummary } from '@flarewire/schemas';

/** What is said of a flare that holds nothing, so that nobody takes it for one that holds something. */
export function nothingCollected(target: string, expected: number): string {
  if (expected === 0)
    return `Nothing was collected: flarewire.yaml has nothing to collect for target "${target}"; add to its "collect"`;
  const none = expected === 1 ? 'the 1 item' : `none of the ${count(expected, 'item')}`;
  return `Nothing was collected: ${none} of target "${target}" could ${expected === 1 ? 'not ' : ''}be had or kept`;
}

/** An item that is not whole, in a line: its state, its name, how much of it is there, as far as that is known, and why. */
export function missingRow({
  item,
  state,
  reason,
  bytes = 0,
}: LedgerSummary['missing'][number] & { bytes?: number }): string {
  const part = bytes > 0 ? ` (${formatBytes(bytes)} are there)` : '';
  return `  ${state.padEnd(11)}  ${item}${part}${reason ? `: ${reason}` : ''}`;
}
