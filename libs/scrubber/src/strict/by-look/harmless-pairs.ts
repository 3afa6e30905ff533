import { isSurelyHarmlessFor } from '../by-key/values/values-by-key.ts';
import { tableOf } from '../scan/byte-table.ts';

/** A name, a sign, and what of the value stands before a word of it. A name begins where a word does, or as far before the sign as it may. */
const pair =
  /(?:(?<![\w.])|(?=[\w./-]{64}))([\w.][\w./-]{0,63})\\?["'`]?\s{0,2}(?:=>|[:=])\s{0,2}\\?["'`]?([^\s"'`,;&]{0,64})$/;
const restOfValue = /[^\s"'`,;&]{0,256}/y;

const inName = tableOf(/[\w./-]/);
const inValue = tableOf(/[^\s"'`,;&]/);
const isQuote = tableOf(/["'`]/);
const isBackslash = tableOf(/\\/);
const isBlank = tableOf(/\s/);
const isSign = tableOf(/[:=]/);
const longestName = 64;

/** Whether a word is all or a part of a value that its name and line say is no secret: weights do not overrule that. */
export function isInHarmlessPair(text: string, before: string, start: number, end: number): boolean {
  const found = pairAtEnd(before);
  if (!found) return false;
  restOfValue.lastIndex = end;
  const value = found.ahead + text.slice(start, end) + (restOfValue.exec(text)?.[0] ?? '');
  return isSurelyHarmlessFor(found.key, value, before.slice(0, found.at));
}

/** The first pair that goes on to the end of a text: where it begins, its name, and what there is of its value. */
export function pairAtEnd(text: string): { at: number; key: string; ahead: string } | undefined {
  const from = earliestPair(text);
  const found = from === undefined ? undefined : pair.exec(text.slice(from));
  return found ? { at: from! + found.index, key: found[1]!, ahead: found[2]! } : undefined;
}

/** Where a pair at the end of a text begins at the earliest, or the sign before that: a search from the left would begin at every word. */
function earliestPair(text: string): number | undefined {
  const value = backOver(text, text.length, inValue, text.length);
  const quote = backOver(text, value, isQuote, 1);
  const behind = backOver(text, backOver(text, quote, isBackslash, 1), isBlank, 2);
  let sign = text.startsWith('=>', behind - 2) ? behind - 2 : backOver(text, behind, isSign, 1);
  if (sign === behind) {
    sign = value;
    while (sign < text.length && isSign[text.charCodeAt(sign)] === 0) sign += 1;
    if (sign === text.length) return undefined;
  }
  const name = backOver(text, backOver(text, backOver(text, sign, isBlank, 2), isQuote, 1), isBackslash, 1);
  return Math.max(0, backOver(text, name, inName, longestName) - 1);
}

/** Where such characters begin that end at a place, of at most so many. */
function backOver(text: string, end: number, those: Uint8Array, most: number): number {
  let at = end;
  while (at > 0 && end - at < most && those[text.charCodeAt(at - 1)] === 1) at -= 1;
  return at;
}
