import { createHintScanner, shortestHint } from './hint-scanner.ts';
import { findLongRuns } from './long-runs.ts';
import type { StrictRule } from './rule.ts';

export type HintedRule = Pick<StrictRule, 'hints' | 'find'>;

/** Where a secret may be: the place, and what decides about it. */
export interface Candidate {
  at: number;
  /** Where a long run ends; for a hint, nothing. */
  runEnd?: number;
  rules: readonly HintedRule[];
}

export type FindCandidates = (bytes: Uint8Array, from: number, to: number) => Iterable<Candidate>;

const noRules: readonly HintedRule[] = [];

/** Makes the cheap scan over bytes: all places of hints, and long runs if wanted, from left to right. */
export function candidateFinder(rules: readonly HintedRule[], { withRuns }: { withRuns: boolean }): FindCandidates {
  const byHint = Map.groupBy(
    rules.flatMap((rule) => rule.hints.map((hint) => ({ hint: hint.toLowerCase(), rule }))),
    ({ hint }) => hint,
  );
  const hints = [...byHint.keys()].filter((hint) => hint.length >= shortestHint);
  const rulesOf = (hint: string): readonly HintedRule[] => [...new Set((byHint.get(hint) ?? []).map(({ rule }) => rule))];
  const rulesOfHints = hints.map(rulesOf);
  const scanner = hints.length > 0 ? createHintScanner(hints, { ignoreCase: true }) : undefined;
  const signs = [...byHint.keys()].filter((hint) => hint.length < shortestHint).flatMap((hint) => {
    const codes = new Set([hint.charCodeAt(0), hint.toUpperCase().charCodeAt(0)]);
    return [...codes].map((code) => ({ code, rules: rulesOf(hint) }));
  });

  function besidesHints(bytes: Uint8Array, from: number, to: number): Candidate[] {
    const found: Candidate[] = [];
    if (withRuns) findLongRuns(bytes, from, to, (at, runEnd) => found.push({ at, runEnd, rules: noRules }));
    for (const { code, rules } of signs) {
      for (let at = bytes.indexOf(code, from); at >= 0 && at < to; at = bytes.indexOf(code, at + 1)) found.push({ at, rules });
    }
    return found.toSorted((a, b) => a.at - b.at);
  }

  return function* find(bytes, from, to) {
    const places: number[] = [];
    const hintsThere: number[] = [];
    scanner?.scan(bytes, from, to, (at, hint) => {
      places.push(at);
      hintsThere.push(hint);
    });
    const others = besidesHints(bytes, from, to);
    let other = 0;
    for (const [index, at] of places.entries()) {
      for (; other < others.length && others[other]!.at < at; other += 1) yield others[other]!;
      yield { at, rules: rulesOfHints[hintsThere[index]!]! };
    }
    yield* others.slice(other);
  };
}
