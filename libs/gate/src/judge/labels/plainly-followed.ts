import { standsAt } from '../../search/stands-at.ts';
import type { Label } from './find-labels.ts';

const [letter, joint] = [1, 2];
/** What words are made of that no value begins within, and what may stand between and behind them. */
const kinds = Uint8Array.from({ length: 256 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[A-Za-z]/.test(sign) ? letter : '._/():,-'.includes(sign) ? joint : 0;
});
const [tab, lineFeed, space, comma, dash, quote] = [0x09, 0x0a, 0x20, 0x2c, 0x2d, 0x22];
const mostBlanks = 16;
const longestWord = 160;
/** Words that may stand between a name and its value. */
const between = ['is', 'was', 'default', 'value', 'Value'].map((word) => Buffer.from(word));
const type = Buffer.from('type=');
const scheme = Buffer.from('authorization');

/**
 * Whether nothing but a word without figures follows a name behind a blank, or a word behind a comma, as names in most sentences of logs are
 * followed: then no value behind it looks secret. It says so only where `valuesBehind` gives none that does, and much faster.
 */
export function isPlainlyFollowed(content: Uint8Array, { start, end }: Label): boolean {
  const first = content[end];
  if (first !== space && first !== tab && first !== comma) return false;
  if (content[start] === dash || (start > 0 && content[start - 1] === quote)) return false;
  let at = first === comma ? end + 1 : end;
  const farthest = Math.min(end + mostBlanks, content.length);
  while (at < farthest && isBlank(content[at]!)) at += 1;
  if (at >= content.length || kinds[content[at]!] !== letter) return false;
  if (between.some((word) => standsAt(content, at, word))) return false;
  if (first === comma) return !standsAt(content, at, type);
  // Behind what names a scheme, the word after the next is the value.
  if (end - start >= scheme.length && standsAt(content, end - scheme.length, scheme, true)) return false;
  const most = Math.min(content.length, at + longestWord);
  while (at < most && kinds[content[at]!]! > 0) at += 1;
  if (at === content.length) return false;
  const behind = content[at]!;
  return isBlank(behind) || behind === lineFeed;
}

function isBlank(code: number): boolean {
  return code === space || code === tab;
}
