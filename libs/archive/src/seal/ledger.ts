import type { LedgerRow, LedgerState, LedgerSummary } from '@flarewire/schemas';

const mostMissing = 20;

/** Whether an item of the archive is there as a whole. */
export function isWhole(row: Pick<LedgerRow, 'state'>): boolean {
  return row.state === 'collected' || row.state === 'empty';
}

/** Counts the rows. `present` are the items that have an entry in the archive, whole or cut. */
export function summarise(rows: readonly LedgerRow[]): LedgerSummary {
  const states: Partial<Record<LedgerState, number>> = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  return {
    expected: rows.length,
    present: rows.filter((row) => row.sha256 !== undefined).length,
    states,
    missing: rows
      .filter((row) => !isWhole(row))
      .slice(0, mostMissing)
      .map(({ item, state, reason }) => ({ item, state, ...(reason === undefined ? {} : { reason }) })),
  };
}
