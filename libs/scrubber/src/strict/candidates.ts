import { createHintScanner, shortestHint } from './hint-scanner.ts';
import { findLongRuns } from './long-runs.ts';
import type { StrictRule } from './rule.ts';

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

/** Makes the cheap scan over bytes: places of hints that stand a glance, and long runs if wanted. */
export function candidateFinder(rules: readonly HintedRule[], { withRuns }: { withRuns: boolean }): FindCandidates {
  const byHint = Map.groupBy(
    rules.flatMap((rule) => rule.hints.map((hint) => ({ hint: hint.toLowerCase(), rule }))),
    ({ hint }) => hint,
  );
  const hints = [...byHint.keys()].filter((hint) => hint.length >= shortestHint);
  const rulesOf = (hint: string): readonly HintedRule[] => [
    ...new Set((byHint.get(hint) ?? []).map(({ rule }) => rule)),
  ];
  const rulesOfHints = hints.map(rulesOf);
  const glances = rulesOfHints.map(commonGlance);
  const scanner = hints.length > 0 ? createHintScanner(hints, { ignoreCase: true }) : undefined;
  const signs = [...byHint.keys()]
    .filter((hint) => hint.length < shortestHint)
    .flatMap((hint) => {
      const codes = new Set([hint.charCodeAt(0), hint.toUpperCase().charCodeAt(0)]);
      return [...codes].map((code) => ({ code, rules: rulesOf(hint) }));
    });

  return (bytes, from, to) => {
    const found: Candidate[] = [];
    scanner?.scan(bytes, from, to, (at, hint) => {
      if (glances[hint]!(bytes, at)) found.push({ at, rules: rulesOfHints[hint]! });
    });
    if (withRuns) findLongRuns(bytes, from, to, (at, runEnd) => found.push({ at, runEnd, rules: noRules }));
    for (const { code, rules } of signs) {
      for (let at = bytes.indexOf(code, from); at >= 0 && at < to; at = bytes.indexOf(code, at + 1))
        found.push({ at, rules });
    }
    return found.toSorted((a, b) => a.at - b.at);
  };
}

/** Says no where the glances of all rules do. */
function commonGlance(rules: readonly HintedRule[]): (bytes: Uint8Array, at: number) => boolean {
  const glances = [...new Set(rules.map(({ glance }) => glance))];
  const [only] = glances;
  return glances.length === 1 && only ? only : (bytes, at) => glances.some((glance) => glance?.(bytes, at) ?? true);
}
