import type { Wanted } from './spares.ts';

/**
 * How much must speak against a secret for a value to stay, by the rule that would mask it. What another rule masks is never spared:
 * its format is proof enough, or sparing it was not worth what it cost.
 */
export const least: Readonly<Record<string, number>> = {
  'generated-word': 2, 'generated-beside-telling-word': 3, 'generated-value': 1, 'named-generated-value': 1, 'token-value': 1.5, 'password-value': 2,
  'suspect-value': 2, 'pin-value': 2, 'credentials-value': 1, 'header-value': 1.5, 'hex-key': 2, 'named-hex': 1, 'told-value': 2, 'told-number': 2, 'told-secret': 2,
  'named-value': 2, 'column-value': 1, 'directory-password': 1, 'path-token': 2,
}; // prettier-ignore

/** Lists and maps that are longer may hold anything. */
const longestList = 80;
/** What a value goes on with that is the first of several pairs, some of which may be masked. */
const nextPair = /[,;&]\s?[\w.-]{1,64}=/;
const joinsPairs = /[,;&]/;
const longestPair = 67;
/** A number or a literal under a key: whether it goes is told by the key alone. */
const literal = /^(?:[+-]?\d[\d.]*|true|false|null)$/;
const farthestEscape = 160;
/** A token in a list of them, as in `"tokens":["e442c15fbbd91b66"]`: what it looks like says nothing. */
const listed = /^[0-9a-f]{16,64}$/;
const inList = /[[,]\s?["']$/;

/**
 * Whether a value can be spared at all: texts of several lines, lists and pairs cannot, of which a part may be a secret, and neither can
 * what stands in JSON within JSON, which is read by its structure, too.
 */
export function mayBeSpared(text: string, { start, end, rule }: Wanted): boolean {
  if (least[rule] === undefined) return false;
  const value = text.slice(start, end).trimEnd();
  if (rule.endsWith('-value') && rule !== 'told-value' && literal.test(value)) return false;
  if (rule === 'generated-value' && listed.test(value) && inList.test(text.slice(Math.max(0, start - 4), start)))
    return false;
  if (text.slice(Math.max(0, start - farthestEscape), start).includes('\\"')) return false;
  if (value.includes('\n')) return false;
  const rest = restOfWord(text, end);
  if ((joinsPairs.test(value) || joinsPairs.test(rest)) && nextPair.test(value + rest)) return false;
  return end - start <= longestList || !/^\s*[[{(]/.test(value);
}

/** What follows up to a blank or a quote, of which a pair may be a part. */
function restOfWord(text: string, from: number): string {
  const rest = text.slice(from, from + longestPair);
  return rest.slice(0, rest.search(/[\s"']|$/));
}
