import { lineBefore as lineUpTo } from '../by-look/line-before.ts';
import { classOf, digit } from './words.ts';

/** How far a word's line is looked at on either side, in bytes. */
export const farthest = { before: 160, behind: 80 };

/** What of a line stands before a place, as far as it counts. */
export function lineBefore(text: string, at: number): string {
  return withoutTags(lineUpTo(text, at, farthest.before));
}

/** What of a line stands behind a place, as far as it counts. */
export function lineBehind(text: string, at: number): string {
  return withoutTags(text.slice(at, at + farthest.behind).split(/[\r\n]/, 1)[0]!);
}

/** Masks count alike with a tag and without. */
function withoutTags(text: string): string {
  return text.includes('*~') ? text.replaceAll(/(?<=\*{8})~[0-9a-f]{5}(?![0-9a-z])/g, '') : text;
}

/** The words of a part of a line in lower case, those of names apart; what may be a value itself is `#`. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (let at = 0, start = 0; at <= text.length; at += 1) {
    if (at < text.length && isOfWord(text.charCodeAt(at))) continue;
    if (at > start) words.push(...wordsOfToken(text.slice(start, at)));
    start = at + 1;
  }
  return words;
}

/** The last words of a text, of which there may be many. */
export function lastWordsOf(text: string, most: number): string[] {
  let words: string[] = [];
  for (let end = text.length, start = end; end > 0 && words.length < most; end = start - 1) {
    start = startOfWord(text, end, 0);
    if (start < end) words = [...wordsOfToken(text.slice(start, end)), ...words];
  }
  return words.slice(-most);
}

/** Where the word begins that ends at a place, no farther back than another; the place itself where none does. */
export function startOfWord(text: string, end: number, lowest: number): number {
  let start = end;
  while (start > lowest && isOfWord(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function wordsOfToken(token: string): string[] {
  return /[\d*]/.test(token) ? ['#'] : partsOf(token);
}

/** Letters, digits, and `$`, `%`, `*`, `-`, `_`. */
export function isOfWord(code: number): boolean {
  const of = classOf[code]!;
  return (of > 0 && of <= digit) || code === 36 || code === 37 || code === 42 || code === 45 || code === 95;
}

/** The words that a name is made of: `dbPassword`, `db_password`. */
export function partsOf(name: string): string[] {
  if (/^[a-z\x80-\xff]+$/.test(name)) return [name];
  if (/^[A-Z]+[a-z]*$/.test(name)) return [name.toLowerCase()];
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z$%\x80-\xff]+/)
    .filter((each) => each !== '');
}
