import type { FoundInPart, Spot } from '../finding.ts';
import { bitsOfChance } from '../judge/chance/bits-of-chance.ts';
import { readAt, readersOf } from '../judge/judge.ts';
import { knownSecrets } from '../known/known-secrets.ts';
import { createLinter } from '../linter/linter.ts';
import { createSearch } from '../search/create-search.ts';
import { suspectsAt, suspicions } from '../linter/suspects.ts';
import { linesIn } from './count-lines.ts';
import { views } from './without-nuls.ts';

/** What a finding of a secret calls its rule that the scrubber had masked elsewhere. */
export const learnedRule = 'learned-secret';

export interface LookOptions {
  /** The secrets that the flare's scrubber learned. */
  learned: readonly string[];
  /** Whether to look by rules as well. */
  byRules: boolean;
}

/** The look by rules, which does not depend on a flare. */
export type Rules = (name: string, part: Buffer) => Promise<readonly Spot[]>;

/** Says which rules find something in a part of a file; the same one may be named twice. It owns the part from then on. */
export type Look = (name: string, part: Buffer) => Promise<readonly FoundInPart[]>;

/** Makes the look that the gate takes at each part of a file; text in UTF-16 and UTF-32 is read as such. */
export function createLook({ learned, byRules }: LookOptions, rules?: Rules): Look {
  const findKnownSecret = knownSecrets(learned);
  const byTheirRules = byRules ? (rules ?? createRules()) : () => [];
  return async (name, part) => {
    const found: FoundInPart[] = [];
    for (const view of views(part)) {
      const known = findKnownSecret(view);
      const spots = await byTheirRules(name, view);
      found.push(...inPart(view, known === undefined ? spots : [{ rule: learnedRule, at: known }, ...spots]));
    }
    return found;
  };
}

/** A view without NULs has as many lines as what it is a view of. */
function inPart(view: Buffer, spots: readonly Spot[]): FoundInPart[] {
  const firsts = new Map<string, number>();
  for (const { rule, at } of spots) firsts.set(rule, Math.min(firsts.get(rule) ?? at, at));
  return [...firsts].map(([rule, at]) => ({ rule, linesBefore: linesIn(view, at) }));
}

/** Makes the rules ready, which takes longer than to look at a small flare by them. */
export function createRules(): Rules {
  const lint = createLinter();
  const readers = readersOf(bitsOfChance());
  // One search for both: it reads every byte.
  const search = createSearch([...readers, ...suspicions]);
  return async (name, part) => {
    const places = search(part);
    return [...readAt(readers, part, places), ...(await lint(name, part, suspectsAt(places, part)))];
  };
}
