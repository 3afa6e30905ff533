import { strictEngines } from '../strict-engine.ts';
import { createStrictScrubber } from '../strict-scrubber.ts';
import type { Scrubber, ScrubberOptions } from '../../scrubber.ts';
import { kindOf } from './kinds.ts';
import { signalsOf } from './signals.ts';
import { signalsOfForm } from './signs-of-words.ts';
import { isOutOfQuestion } from './out-of-question.ts';
import { toldSignalsOf } from './told/told-signals.ts';
import { toldIn, type ToldWord } from './told/told-words.ts';
import { least } from './weighed-words.ts';
import { tokensIn, wordsIn } from './words.ts';
import type { Weights } from './weights.ts';
import type { Spares, Wanted } from '../spared/spares.ts';
import { signalsOf as signalsOfWanted } from '../spared/signals.ts';

export { mayBeSpared } from '../spared/least.ts';
export { size as sparedSize } from '../spared/hashes.ts';
export { sparedValues } from '../spared/spared-values.ts';
export type { Spares, Wanted } from '../spared/spares.ts';

export { sizes } from './signal-list.ts';
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

/** A word that is weighed where its line tells of a secret, and what is said for and against it. */
export interface Told {
  readonly start: number;
  readonly end: number;
  readonly signals: () => readonly number[];
}

/** Longer lines are looked at in parts. */
const longestLine = 400;

/**
 * All words of a byte string that would be weighed if all lines told of a secret: more is learned of places from them than from those
 * where one does.
 *
 * @param isKnown whether a line is of no interest
 */
export function toldWords(text: string, isKnown: (line: string) => boolean = () => false): Told[] {
  const found: Told[] = [];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (isKnown(text.slice(start, end))) continue;
    for (let from = start; from < end; from += longestLine)
      for (const word of toldIn(text, from, Math.min(end, from + longestLine)))
        found.push({ start: word.start, end: word.end, signals: () => signalsOfTold(text, word) });
  }
  return found;
}

function signalsOfTold(text: string, word: ToldWord): number[] {
  const { word: own, key, line } = toldSignalsOf(text, word);
  return [...own(), ...key(), ...line()];
}

/** What is said for and against a value that a rule would mask. */
export function sparedSignals(text: string, wanted: Wanted): number[] {
  const { word, key, line } = signalsOfWanted(text, wanted);
  return [...new Set([...word(), ...key(), ...line()])];
}

/** A scrubber with other weights than those in use, to measure them; by default it spares nothing. */
export function scrubberWeighedBy(weights: Weights, options: ScrubberOptions, spares: Spares = () => false): Scrubber {
  return createStrictScrubber(options, strictEngines(options, { weights, spares })());
}
