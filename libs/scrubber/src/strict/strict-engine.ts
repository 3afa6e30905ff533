import type { ScrubberOptions } from '../scrubber.ts';
import { candidateFinder } from './stream/candidates.ts';
import { createGathered } from './stream/gathered.ts';
import { encodedSecret } from './by-form/encoded-secret.ts';
import { hexKeyFinder } from './by-form/hex-keys/hex-key-finder.ts';
import { hexTextFinder } from './encoded/hex-text.ts';
import { maskEncoded } from './encoded/mask-encoded.ts';
import { generatedWords } from './by-look/generated-words.ts';
import { readingOf } from './by-look/readable-words.ts';
import type { Mask, Told } from './rule.ts';
import { sparedValues } from './spared/spared-values.ts';
import { readSparedWeights } from './spared/weights.ts';
import type { Spares } from './spared/spares.ts';
import { keyClassifier, type ClassifyKey } from './by-key/keys/secret-keys.ts';
import { strictRules } from './rules.ts';
import { createTextMasker, type Finders, type TextMasker } from './stream/text-masker.ts';
import type { HintTables } from './scan/byte-scan.ts';
import { wordTables } from './scan/word-tables.ts';
import { throughJsonLines } from './structure/json-lines.ts';
import { structureHints } from './structure/structure-hints.ts';
import { wordsOf } from './closed/known-words.ts';
import { asName } from './closed/names.ts';
import { createTags } from './closed/tags.ts';
import { unrecognisedWords } from './closed/unrecognised-words.ts';
import { readVocabulary } from './closed/vocabulary.ts';
import { userPatterns } from './user-patterns.ts';
import { weighedWords } from './by-weight/weighed-words.ts';
import type { Weights } from './by-weight/weights.ts';

/** The strict rules, ready to run for one flare. They remember words of it. */
export interface StrictEngine {
  readonly classify: ClassifyKey;
  /** What lets values stay that rules would mask. */
  readonly spares?: Spares | undefined;
  /** What takes longest to make ready, for threads with the same options. */
  readonly tables: HintTables;
  /** A masker for one stream. */
  readonly masker: (told: Told) => TextMasker;
  /** Scrubs one byte string. */
  readonly scrub: (text: string, told: Told) => string;
}

/** What was learned, where others than those in use are measured. */
export interface Learned {
  readonly weights?: Weights;
  readonly spares?: Spares;
}

/**
 * Makes the rules of a configuration ready, once for all flares, which share nothing that is in them.
 *
 * @param weights others than those in use, where they are measured
 * @param made the tables of another engine of the same options
 * @returns what makes the engine of one flare
 * @throws FlareError `invalid_config` where a pattern is refused
 */
export function strictEngines(
  { rules, keys = [], patterns = [], certificates }: ScrubberOptions,
  { weights, spares: given }: Learned = {},
  made?: HintTables,
): () => StrictEngine {
  const extraKeys = new Set(keys.map((key) => key.toLowerCase()));
  const classify = keyClassifier(extraKeys);
  const hintsIn = structureHints(classify);
  /** Who may leave nothing spares nothing, and nobody overrules keys that the operator named. */
  const sparing = rules === 'strict' && keys.length === 0 ? readSparedWeights() : undefined;
  const { find, tables } = candidateFinder(strictRules(extraKeys, classify, certificates), made);
  const shared = {
    candidates: find,
    word: generatedWords(readingOf(wordTables().costs)),
    patterns: userPatterns(patterns),
  };
  const weighed = weighedWords(weights);
  const words = rules === 'closed' ? wordsOf(readVocabulary()) : undefined;

  return () => {
    const onlyWeighed = weighed();
    const hexKey = hexKeyFinder();
    const spares = given ?? (sparing && sparedValues(sparing));
    const within = (mask: Mask): Mask[] => maskEncoded(mask, (text, onMask) => scrub(text, { onMask }));
    const finders = { ...shared, spares, within };

    function masker({ onMask, onSpared }: Told): TextMasker {
      const tagOf = createTags();
      const named = words && ((text: string, mask: Mask) => asName(text, mask, tagOf));
      const byRules = throughJsonLines(createTextMasker({ ...finders, run: runFinder(), onSpared, named }, onMask), {
        classify,
        hintsIn,
        onMask,
        spares,
      });
      const both = inTurn(byRules, createTextMasker({ ...onlyWeighed, named }, onMask));
      if (!words) return both;
      const patterns = unrecognisedWords(words);
      return inTurn(both, createTextMasker({ candidates: () => [], run: () => [], patterns, named }, onMask));
    }

    /** Of each masker its own, as what a text written as numbers says is scrubbed while that is looked into. */
    function runFinder(): Finders['run'] {
      const hexText = hexTextFinder();
      return (text, start, end) => {
        for (let from = start; from < end;) {
          const written = hexText(text, from, end);
          if (written === 'known') return [];
          if (!written) break;
          const masks = within(written);
          if (masks.length > 0) return masks;
          from = written.end;
        }
        const mask = hexKey(text, start, end) ?? encodedSecret(text, start, end, holdsSecret);
        return mask ? [mask] : [];
      };
    }

    function scrub(text: string, told: Told): string {
      const { push, end } = masker(told);
      const { give, taken } = createGathered();
      push(Buffer.from(text, 'latin1'), give);
      end(give);
      return Buffer.from(taken()).toString('latin1');
    }

    function holdsSecret(decoded: string): boolean {
      let found = false;
      const onMask = () => {
        found = true;
        return undefined;
      };
      scrub(decoded, { onMask });
      return found;
    }

    return { classify, spares, tables, scrub, masker };
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
