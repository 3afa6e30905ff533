import { casesOf, waitsFor, type FlareRecord } from '@flarewire/schemas';
import { ago } from './ago.ts';
import type { LsFlags } from '../commands/ls.ts';

const heads = ['FLARE', 'STATE', 'TARGET', 'CASE', 'ASKED FOR', 'WAITS FOR', 'GROUP'];
/** Columns that are left out where they would be empty. */
const optional = new Set(['CASE', 'WAITS FOR', 'GROUP']);

/** Which flares `flare ls` was asked for. */
export function wantedBy(flags: Pick<LsFlags, 'since' | 'state' | 'target' | 'group' | 'case'>) {
  const { since: from, state, target, group, case: wanted } = flags;
  return (flare: FlareRecord): boolean =>
    (from === undefined || Date.parse(flare.since) >= from.getTime()) &&
    (state === undefined || state.includes(flare.state)) &&
    (target === undefined || flare.target === target) &&
    (group === undefined || flare.group === group) &&
    (wanted === undefined || casesOf(flare).includes(wanted));
}

/** Flares as rows of a table, its heads first; a column that would be empty is left out. */
export function flareTable(flares: readonly FlareRecord[], now: number): string[][] {
  const rows = flares.map((flare) => {
    const { flareId, state, target, since, group = '' } = flare;
    const waits = waitsFor(flare);
    const what = waits ? `the ${waits.stage}, until ${waits.until.toISOString().slice(0, 16)}Z` : '';
    return [flareId, state, target, casesOf(flare).join(', '), ago(since, now), what, group];
  });
  const shown = heads.map((head, column) => !optional.has(head) || rows.some((row) => row[column] !== ''));
  return [heads, ...rows].map((row) => row.filter((_, column) => shown[column]));
}
