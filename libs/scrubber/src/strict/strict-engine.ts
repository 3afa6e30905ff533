import type { ScrubberPattern } from '@flarewire/schemas';
import { candidateFinder } from './stream/candidates.ts';
import { encodedSecret, hexKeyFinder } from './by-form/long-run-keys.ts';
import { generatedWords } from './by-look/generated-words.ts';
import { readingOf } from './by-look/readable-words.ts';
import type { Mask } from './rule.ts';
import { keyClassifier, type ClassifyKey } from './by-key/secret-keys.ts';
import { strictRules } from './rules.ts';
import { createTextMasker, type Finders, type TextMasker } from './stream/text-masker.ts';
import { wordTables } from './scan/word-tables.ts';
import { throughJsonLines } from './structure/json-lines.ts';
import { structureHints } from './structure/structure-hints.ts';
import { unrecognisedWords } from './by-look/unrecognised-words.ts';
import { userPatterns } from './user-patterns.ts';

/** The strict rules, ready to run. */
export interface StrictEngine {
  readonly classify: ClassifyKey;
  /** A masker for one stream. */
  readonly masker: (onMask: (mask: Mask) => void) => TextMasker;
  /** Scrubs one byte string. */
  readonly scrub: (text: string, onMask: (mask: Mask) => void) => string;
}

/** Both of two searches, from left to right. */
function joined(some: Finders['patterns'], others: NonNullable<Finders['patterns']>): Finders['patterns'] {
  return (text, from, to) =>
    [...(some?.(text, from, to) ?? []), ...others(text, from, to)].toSorted((a, b) => a.start - b.start);
}

/** @throws FlareError `invalid_config` where a pattern is refused */
export function createStrictEngine(
  keys: readonly string[],
  patterns: readonly ScrubberPattern[],
  isClosed = false,
): StrictEngine {
  const extraKeys = new Set(keys.map((key) => key.toLowerCase()));
  const classify = keyClassifier(extraKeys);
  const hintsIn = structureHints(classify);
  const hexKey = hexKeyFinder();
  const finders: Finders = {
    candidates: candidateFinder(strictRules(extraKeys, classify)),
    run: (text, start, end) => hexKey(text, start, end) ?? encodedSecret(text, start, end, holdsSecret),
    word: generatedWords(readingOf(wordTables().costs)),
    patterns: isClosed ? joined(userPatterns(patterns), unrecognisedWords) : userPatterns(patterns),
  };

  function maskerFor(onMask: (mask: Mask) => void): TextMasker {
    return throughJsonLines(createTextMasker(finders, onMask), { classify, hintsIn, onMask });
  }

  function scrub(text: string, onMask: (mask: Mask) => void): string {
    const masker = maskerFor(onMask);
    const pieces = [...masker.push(Buffer.from(text, 'latin1')), ...masker.end()];
    return Buffer.concat(pieces).toString('latin1');
  }

  function holdsSecret(decoded: string): boolean {
    let found = false;
    scrub(decoded, () => (found = true));
    return found;
  }

  return { classify, scrub, masker: maskerFor };
}
