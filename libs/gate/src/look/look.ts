import { bitsOfChance } from '../judge/chance/bits-of-chance.ts';
import { readAt, readersOf } from '../judge/judge.ts';
import { knownSecrets } from '../known/known-secrets.ts';
import { createLinter } from '../linter/linter.ts';
import { createSearch } from '../search/create-search.ts';
import { suspectsAt, suspicions } from '../linter/suspects.ts';
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
export type Rules = Look;

/** Says which rules find something in a part of a file. It owns the part from then on. */
export type Look = (name: string, part: Buffer) => Promise<readonly string[]>;

/** Makes the look that the gate takes at each part of a file; text in UTF-16 and UTF-32 is read as such. */
export function createLook({ learned, byRules }: LookOptions, rules?: Rules): Look {
  const holdsKnownSecret = knownSecrets(learned);
  const byTheirRules = byRules ? (rules ?? createRules()) : () => [];
  return async (name, part) => {
    const rules: string[] = [];
    for (const view of views(part)) {
      if (holdsKnownSecret(view)) rules.push(learnedRule);
      rules.push(...(await byTheirRules(name, view)));
    }
    return rules;
  };
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
