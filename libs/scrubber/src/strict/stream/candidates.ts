import type { StrictRule } from '../rule.ts';
import { createByteScan } from '../scan/byte-scan.ts';
import { createHintScanner } from '../scan/hint-scanner.ts';
import { findLongRuns, runTables } from '../scan/long-runs.ts';

export type HintedRule = Pick<StrictRule, 'hints' | 'find' | 'glance'>;

/** Where a secret may be: the place, and what decides about it. */
export interface Candidate {
  at: number;
  /** Where a long run ends; for a hint, nothing. */
  runEnd?: number;
  rules: readonly HintedRule[];
}

/** All candidates in a part of some bytes, from left to right. */
export type FindCandidates = (bytes: Uint8Array, from: number, to: number) => readonly Candidate[];

const noRules: readonly HintedRule[] = [];

/** Makes the cheap scan over bytes: places of hints that stand a glance, and long runs. */
export function candidateFinder(rules: readonly StrictRule[]): FindCandidates {
  const byHint = Map.groupBy(
    rules.flatMap((rule) => {
      const isExact = rule.kind === 'format';
      return rule.hints.map((hint) => ({ text: isExact ? hint : hint.toLowerCase(), isExact, rule }));
    }),
    ({ text, isExact }) => `${isExact} ${text}`,
  );
  const groups = [...byHint.values()];
  const standing = groups.map((group) => afterGlance(group.map(({ rule }) => rule)));
  const scanner = createHintScanner(groups.map(([first]) => first!));
  const scan = createByteScan({ ...scanner.tables, ...runTables() });

  return (bytes, from, to) => {
    const found: Candidate[] = [];
    scan.load(bytes.subarray(from));
    scanner.scan(scan, bytes, from, to, (at, hint) => {
      const rules = standing[hint]!(bytes, at);
      if (rules.length === 0) return;
      const last = found.at(-1);
      if (last?.at === at) last.rules = [...last.rules, ...rules];
      else found.push({ at, rules });
    });
    const hinted = found.length;
    findLongRuns(scan, from, to, (at, runEnd) => found.push({ at, runEnd, rules: noRules }));
    return hinted === 0 || hinted === found.length ? found : found.toSorted((a, b) => a.at - b.at);
  };
}

/** Gives those of some rules whose glance at a place does not say no; rules with the same glance stand or fall together. */
function afterGlance(rules: readonly HintedRule[]): (bytes: Uint8Array, at: number) => readonly HintedRule[] {
  const groups = [...Map.groupBy(rules, ({ glance }) => glance)];
  return (bytes, at) => {
    let standing = noRules;
    for (const [glance, those] of groups) {
      if (glance && !glance(bytes, at)) continue;
      standing = standing.length === 0 ? those : [...standing, ...those];
    }
    return standing;
  };
}
