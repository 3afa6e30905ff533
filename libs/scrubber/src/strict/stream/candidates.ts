import { lowerCase } from '../../byte-string.ts';
import type { StrictRule } from '../rule.ts';
import { createByteScan, type HintTables } from '../scan/byte-scan.ts';
import { createHintScanner } from '../scan/hint-scanner.ts';
import { findLongRuns, runTables } from '../scan/long-runs.ts';
import { wordTables } from '../scan/word-tables.ts';
import { leastSurprise, type Part } from '../by-look/generated-words.ts';
import { isHexDigit } from '../rule.ts';

export type HintedRule = Pick<StrictRule, 'name' | 'hints' | 'find' | 'glance' | 'isInPlace'>;

/** Where a secret may be: the place, and what decides about it. */
export interface Candidate {
  at: number;
  /** Where a long run ends; for a hint, nothing. */
  runEnd?: number;
  /** A surprising part of a word. */
  part?: Part;
  rules: readonly HintedRule[];
}

/** All candidates in a part of some bytes, from left to right. */
export type FindCandidates = (bytes: Uint8Array, from: number, to: number) => readonly Candidate[];

const noRules: readonly HintedRule[] = [];

/** Makes the cheap scan over bytes: places of hints that stand a glance, and long runs. `made` are the tables of the same rules. */
export function candidateFinder(
  rules: readonly StrictRule[],
  made?: HintTables,
): { find: FindCandidates; tables: HintTables } {
  const byHint = Map.groupBy(
    rules.flatMap((rule) => {
      const isExact = rule.kind === 'format';
      return rule.hints.map((hint) => ({ text: isExact ? hint : lowerCase(hint), isExact, rule }));
    }),
    ({ text, isExact }) => `${isExact} ${text}`,
  );
  const groups = [...byHint.values()];
  const standing = groups.map((group) => afterGlance(group.map(({ rule }) => rule)));
  const scanner = createHintScanner(
    groups.map(([first]) => first!),
    made,
  );
  const scan = createByteScan({ hints: scanner.tables, ...runTables(), words: wordTables() });

  const find: FindCandidates = (bytes, from, to) => {
    const found: Candidate[] = [];
    scan.load(bytes.subarray(from));
    scanner.scan(scan, from, to, (at, hint) => {
      const rules = standing[hint]!(bytes, at);
      if (rules.length === 0) return;
      const last = found.at(-1);
      if (last?.at === at) last.rules = [...last.rules, ...rules];
      else found.push({ at, rules });
    });
    const hinted = found.length;
    const continuedTo = endOfContinued(bytes, from);
    if (continuedTo > from) found.push({ at: from, runEnd: continuedTo, rules: noRules });
    findLongRuns(scan, from, to, (at, runEnd) => found.push({ at, runEnd, rules: noRules }));
    const words = scan.words(to - from);
    for (let index = 0; index < words.length; index += 3) {
      const part = { start: from + words[index]!, end: from + words[index + 1]!, surprise: words[index + 2]! };
      if (part.start >= to) break;
      if (part.surprise < leastSurprise) continue;
      found.push({ at: part.start, part, rules: noRules });
    }
    return hinted === found.length ? found : found.toSorted((a, b) => a.at - b.at);
  };
  return { find, tables: scanner.tables };
}

/** Where digits in hexadecimal end that began before a part: the search for runs takes their first for the first of a byte. */
function endOfContinued(bytes: Uint8Array, from: number): number {
  if (from === 0 || !isHexDigit(bytes[from - 1])) return from;
  let end = from;
  while (isHexDigit(bytes[end])) end += 1;
  return end;
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
