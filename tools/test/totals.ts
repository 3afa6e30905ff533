import { stripVTControlCharacters } from 'node:util';

export type Totals = { passed: number; failed: number; skipped: number };

const counted = { pass: 'passed', fail: 'failed', cancelled: 'failed', skipped: 'skipped' } as const;

/** The totals of no run. */
export const noTotals: Totals = { passed: 0, failed: 0, skipped: 0 };

/** Adds up what Node's test runner says at the end of each of its runs (`ℹ pass 12`), over the whole output. */
export function addTotals(totals: Totals, line: string): Totals {
  const [, word, number] = /^\W*\b(pass|fail|cancelled|skipped) (\d+)\s*$/.exec(stripVTControlCharacters(line)) ?? [];
  if (!word) return totals;
  const name = counted[word as keyof typeof counted];
  return { ...totals, [name]: totals[name] + Number(number) };
}

/** The closing line of a test run. */
export function inWords({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The totals of several runs together. */
export function sumOf(all: Totals[]): Totals {
  const sum = (name: keyof Totals) => all.reduce((before, each) => before + each[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
