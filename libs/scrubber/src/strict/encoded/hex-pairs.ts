import type { Mask, StrictRule } from '../rule.ts';
import { inNumbers } from './in-numbers.ts';

/** Beginnings of words that tell of a secret: what is written byte by byte is looked into where one of them is. */
const words = ['pass', 'secr', 'toke', 'auth', 'cook', 'bear', 'pwd=', 'key=', 'key"', '-----BEG'];
const spellings = words.flatMap((word) => [word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1)]);

/** What stands between the numbers of two bytes: `70 61`, `70:61`, `70-61`, `0x70, 0x61`, `\x70\x61`, `%70%61`. */
const between = [' ', ':', '-', ',', ', ', ',0x', ', 0x', ' 0x', '\\x', '%'];

/** What the hints are: in lower case, as hints are compared in any case. */
const pairHints: readonly string[] = [
  ...new Set(spellings.flatMap((word) => between.map((sign) => pairsOf(word).join(sign)))),
];

/** How far before a hint, and behind it, its numbers are looked for. */
const [farthestBefore, farthestBehind] = [3 * 2 ** 10, 12 * 2 ** 10];
const ofNumbers = /[0-9a-fx\\%,: \n-]/i;
const numbers =
  /(?<![0-9a-f])(0x|\\x|%)?[0-9a-f]{2}(?:(,\s{0,16}| ?(?=0x)|(?=\\x|%)|[ :-])\1?[0-9a-f]{2}(?![0-9a-f])){7,}/gi;
/** A word with what it tells of: fewer numbers behind a hint are not worth a look at all those around it. */
const numbersFrom = /(?<![0-9a-f])(?:[0-9a-f]{2}(?:,\s{0,16}| |[:-])?(?:0x|\\x|%)?){7}[0-9a-f]{2}/iy;
const pair = /[0-9a-f]{2}(?![0-9a-fx])/gi;

/** Masks what is secret in a text that is written as the numbers of its bytes. */
export const hexPairs: StrictRule = {
  name: 'bytes', kind: 'run', since: '0.2.0', isInPlace: true, hints: pairHints, find: numbersAround,
  about: 'What is secret in a text whose bytes are written as numbers in hexadecimal: `70 61 73 73 …`, `70:61:…`, `\\x70\\x61…`',
}; // prettier-ignore

function numbersAround(text: string, at: number, floor: number): Mask | undefined {
  numbersFrom.lastIndex = at;
  if (!numbersFrom.test(text)) return undefined;
  let from = at;
  while (from > at - farthestBefore && from > floor && ofNumbers.test(text[from - 1]!)) from -= 1;
  const part = text.slice(from, at + farthestBehind);
  for (const match of part.matchAll(numbers)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (end <= at) continue;
    return start <= at ? maskOf(match[0], start, end) : undefined;
  }
  return undefined;
}

function maskOf(written: string, start: number, end: number): Mask {
  const places = [...written.matchAll(pair)].map(({ index }) => ({ digits: index }));
  return { start, end, text: written, rule: 'bytes', encoded: inNumbers(written, places) };
}

function pairsOf(word: string): string[] {
  return Array.from(word, (letter) => letter.charCodeAt(0).toString(16));
}
