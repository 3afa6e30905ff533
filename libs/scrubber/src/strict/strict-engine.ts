import type { ScrubberOptions } from '../scrubber.ts';
import { candidateFinder } from './stream/candidates.ts';
import { createGathered } from './stream/gathered.ts';
import { encodedSecret, hexKeyFinder } from './by-form/long-run-keys.ts';
import { generatedWords } from './by-look/generated-words.ts';
import { readingOf } from './by-look/readable-words.ts';
import type { OnMask } from './rule.ts';
import { keyClassifier, type ClassifyKey } from './by-key/secret-keys.ts';
import { strictRules } from './rules.ts';
import { createTextMasker, type Finders, type TextMasker } from './stream/text-masker.ts';
import { wordTables } from './scan/word-tables.ts';
import { throughJsonLines } from './structure/json-lines.ts';
import { structureHints } from './structure/structure-hints.ts';
import { unrecognisedWords } from './by-look/unrecognised-words.ts';
import { userPatterns } from './user-patterns.ts';
import { weighedWords } from './by-weight/weighed-words.ts';
import type { Weights } from './by-weight/weights.ts';

/** The strict rules, ready to run for one flare. They remember words of it. */
export interface StrictEngine {
  readonly classify: ClassifyKey;
  /** A masker for one stream. */
  readonly masker: (onMask: OnMask) => TextMasker;
  /** Scrubs one byte string. */
  readonly scrub: (text: string, onMask: OnMask) => string;
}

/**
 * Makes the rules of a configuration ready, once for all flares, which share nothing that is in them.
 *
 * @param weights others than those in use, where they are measured
 * @returns what makes the engine of one flare
 * @throws FlareError `invalid_config` where a pattern is refused
 */
export function strictEngines(
  { rules, keys = [], patterns = [], certificates }: ScrubberOptions,
  weights?: Weights,
): () => StrictEngine {
  const extraKeys = new Set(keys.map((key) => key.toLowerCase()));
  const classify = keyClassifier(extraKeys);
  const hintsIn = structureHints(classify);
  const hexKey = hexKeyFinder();
  const shared = {
    candidates: candidateFinder(strictRules(extraKeys, classify, certificates)),
    word: generatedWords(readingOf(wordTables().costs)),
    patterns: userPatterns(patterns),
  };
  const weighed = weighedWords(weights);
  const onlyUnrecognised: Finders = { candidates: () => [], run: () => undefined, patterns: unrecognisedWords };

  return () => {
    const onlyWeighed = weighed();
    const finders: Finders = {
      ...shared,
      run: (text, start, end) => hexKey(text, start, end) ?? encodedSecret(text, start, end, holdsSecret),
    };

    function masker(onMask: OnMask): TextMasker {
      const byRules = throughJsonLines(createTextMasker(finders, onMask), { classify, hintsIn, onMask });
      const both = inTurn(byRules, createTextMasker(onlyWeighed, onMask));
      return rules === 'closed' ? inTurn(both, createTextMasker(onlyUnrecognised, onMask)) : both;
    }

    function scrub(text: string, onMask: OnMask): string {
      const { push, end } = masker(onMask);
      const { give, taken } = createGathered();
      push(Buffer.from(text, 'latin1'), give);
      end(give);
      return Buffer.from(taken()).toString('latin1');
    }

    function holdsSecret(decoded: string): boolean {
      let found = false;
      scrub(decoded, () => {
        found = true;
        return undefined;
      });
      return found;
    }

    return { classify, scrub, masker };
  };
}

/** What masks what another left. */
function inTurn(first: TextMasker, second: TextMasker): TextMasker {
  return {
    push: (bytes, give) => first.push(bytes, (piece) => second.push(piece, give)),
    end(give) {
      first.end((piece) => second.push(piece, give));
      second.end(give);
    },
  };
}
