import { strictEngines } from '../strict-engine.ts';
import { createStrictScrubber } from '../strict-scrubber.ts';
import type { Scrubber, ScrubberOptions } from '../../scrubber.ts';
import { kindOf } from './kinds.ts';
import { signalsOf, signalsOfForm } from './signals.ts';
import { isOutOfQuestion } from './out-of-question.ts';
import { toldSignalsOf } from './told-signals.ts';
import { toldIn } from './told-words.ts';
import { tellingScan } from './telling-parts.ts';
import { least } from './weighed-words.ts';
import { tokensIn, wordsIn, type Word } from './words.ts';
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

/** A word behind what tells of a secret, and what is said for and against it. */
export interface Told {
  readonly start: number;
  readonly end: number;
  readonly signals: readonly number[];
}

/** Makes the search for all words of a byte string that are weighed because their line tells of a secret. */
export function toldWords(): (text: string) => Told[] {
  const scan = tellingScan();
  return (text) => toldWordsIn(text, scan(Buffer.from(text, 'latin1'), 0, text.length));
}

function toldWordsIn(text: string, parts: readonly Word[]): Told[] {
  return parts
    .flatMap((part) => toldIn(text, part.start, part.end))
    .map((word) => {
      const { word: own, key, line } = toldSignalsOf(text, word);
      return { start: word.start, end: word.end, signals: [...own(), ...key(), ...line()] };
    });
}

/** A scrubber with other weights than those in use, to measure them. */
export function scrubberWeighedBy(weights: Weights, options: ScrubberOptions): Scrubber {
  return createStrictScrubber(options, strictEngines(options, weights)());
}
