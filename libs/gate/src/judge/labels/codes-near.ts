import type { Clue, Place } from '../../search/clue.ts';
import { lastWordClues } from './find-labels.ts';
import { valueAt, type PossibleValue } from './values-near.ts';

/** Words that stand before the digits that somebody types to be let in, in some languages. */
const words = 'pin puk otp code kod koden codigo sms'.split(' ');
const passwords = new Set('password passwd pwd pw pass passwort kennwort clave senha haslo'.split(' '));
export const codeClues: readonly Clue[] = [
  ...words.map((word): Clue => ({ word, anyCase: true, endsWord: true })),
  ...lastWordClues.filter(({ word }) => passwords.has(word)),
];

const reach = 48;
const mostCodes = 2;
const longestCode = 10;
const code = /(?<=[\s"'`=:>(/,;*|#[])\d{4,10}(?![\w%@-]|[.:,/]\d)/g;

/** Digits that stand close behind one of the places, on its line. Places are in the order of the content. */
export function* codesNear(content: Buffer, places: readonly Place[]): Generator<PossibleValue> {
  let done = 0;
  for (const { end } of places) {
    const from = Math.max(end, done);
    if (from >= end + reach) continue;
    const text = content.toString('latin1', Math.max(0, from - 1), end + reach + longestCode);
    const line = /^.[^\n\r]*/s.exec(text)?.[0] ?? '';
    let count = 0;
    for (const { index, 0: found } of line.matchAll(code)) {
      const start = Math.max(0, from - 1) + index;
      if (start >= end + reach || (count += 1) > mostCodes) break;
      done = start + found.length;
      yield valueAt(content, { from: start, to: done, text: found, isTold: true });
    }
  }
}
