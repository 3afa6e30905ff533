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
const between = /(?:is|was|default|[vV]alue)/y;

/**
 * Whether nothing but a word without figures follows a name behind a blank, or a word behind a comma, as names in most sentences of logs are
 * followed: then no value behind it looks secret. It says so only where `valuesBehind` gives none that does, and much faster.
 */
export function isPlainlyFollowed(text: string, { start, end }: Label): boolean {
  const first = text.charCodeAt(end);
  if (first !== space && first !== tab && first !== comma) return false;
  if (text.charCodeAt(start) === dash || text.charCodeAt(start - 1) === quote) return false;
  let at = first === comma ? end + 1 : end;
  const farthest = end + mostBlanks;
  while (at < farthest && isBlank(text.charCodeAt(at))) at += 1;
  if (kinds[text.charCodeAt(at)] !== letter) return false;
  between.lastIndex = at;
  if (between.test(text)) return false;
  if (first === comma) return !text.startsWith('type=', at);
  // Behind what names a scheme, the word after the next is the value.
  if (/authorization$/i.test(text.slice(start, end))) return false;
  const most = Math.min(text.length, at + longestWord);
  while (at < most && kinds[text.charCodeAt(at)]! > 0) at += 1;
  const behind = text.charCodeAt(at);
  return isBlank(behind) || behind === lineFeed;
}

function isBlank(code: number): boolean {
  return code === space || code === tab;
}
