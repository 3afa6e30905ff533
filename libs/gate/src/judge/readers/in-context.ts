import { codeClues, codesNear } from '../labels/codes-near.ts';
import type { Reader } from './reader.ts';
import { tellingClues } from '../labels/telling-words.ts';
import { valuesNear, type PossibleValue } from '../labels/values-near.ts';
import type { Weighing } from '../weighing/weigh.ts';

/**
 * Look for values that, all that is seen of them and before them taken together, are likelier a secret than not by far: those behind words
 * that speak of secrets and those that are mixed as no word is, and digits behind words for a code.
 */
export function inContextReaders({ isLikely, filter }: Pick<Weighing, 'isLikely' | 'filter'>): Reader[] {
  const reader = (rule: string, clues: Reader['clues'], values: typeof codesNear): Reader => ({
    clues,
    *read(content, places) {
      for (const value of values(content, places)) {
        if (!isLikely(value) || isBinary(value)) continue;
        yield { rule, at: value.start };
        return;
      }
    },
  });
  return [
    {
      ...reader('secret-in-context', tellingClues, (content, places) => valuesNear(content, places, filter)),
      ofMixed: true,
    },
    reader('code-in-context', codeClues, codesNear),
  ];
}

/** Whether what stands around a value is no line of text: in a profile other names and their lengths do. */
function isBinary({ before, after }: PossibleValue): boolean {
  return /[\x00-\x08\x0e-\x1a]/.test(before + after);
}
