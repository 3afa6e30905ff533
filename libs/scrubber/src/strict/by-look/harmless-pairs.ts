import { isSurelyHarmlessFor } from '../by-key/values-by-key.ts';

/** A name, a sign, and what of the value stands before a word of it. A name begins where a word does, or as far before the sign as it may. */
const pair =
  /(?:(?<![\w.])|(?=[\w./-]{64}))([\w.][\w./-]{0,63})\\?["'`]?\s{0,2}(?:=>|[:=])\s{0,2}\\?["'`]?([^\s"'`,;&]{0,64})$/;
const restOfValue = /[^\s"'`,;&]{0,256}/y;

/** Whether a word is all or a part of a value that its name and line say is no secret: weights do not overrule that. */
export function isInHarmlessPair(text: string, before: string, start: number, end: number): boolean {
  const found = pair.exec(before);
  if (!found) return false;
  restOfValue.lastIndex = end;
  const [, key = '', ahead = ''] = found;
  const value = ahead + text.slice(start, end) + (restOfValue.exec(text)?.[0] ?? '');
  return isSurelyHarmlessFor(key, value, before.slice(0, found.index));
}
