import { strictEngines } from '../strict-engine.ts';
import { createStrictScrubber } from '../strict-scrubber.ts';
import type { Scrubber, ScrubberOptions } from '../../scrubber.ts';
import { kindOf } from './kinds.ts';
import { signalsOf, signalsOfForm } from './signals.ts';
import { isOutOfQuestion, least } from './weighed-words.ts';
import { tokensIn, wordsIn } from './words.ts';
import type { Weights } from './weights.ts';

export { sizes } from './signals.ts';
export { unitsPerWeight, type Weights } from './weights.ts';

/** A word with a letter and a digit, and what is said for and against it. */
export interface Weighed {
  readonly start: number;
  readonly end: number;
  readonly form: readonly number[];
  /** Nothing where no weights can make a secret of it. */
  readonly around?: readonly number[];
}

/** All words of a byte string that have a letter and a digit. */
export function weighedIn(text: string): Weighed[] {
  return tokensIn(text)
    .flatMap(({ start, end }) => wordsIn(text, start, end))
    .map((word) => {
      const value = text.slice(word.start, word.end);
      const kind = kindOf(value);
      const form = signalsOfForm(text, word);
      if (least[kind] === Infinity || isOutOfQuestion(value)) return { ...word, form };
      const { word: own, key, line } = signalsOf(text, word, kind);
      return { ...word, form, around: [...new Set([...own(), ...key(), ...line()])] };
    });
}

/** A scrubber with other weights than those in use, to measure them. */
export function scrubberWeighedBy(weights: Weights, options: ScrubberOptions): Scrubber {
  return createStrictScrubber(options, strictEngines(options, weights)());
}
