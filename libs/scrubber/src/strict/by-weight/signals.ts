import { lineBefore as lineUpTo } from '../by-look/surroundings.ts';
import { hashBehind, mixed, nothing, place } from './hashes.ts';
import { surpriseOf } from './surprise.ts';
import type { Kind } from './kinds.ts';
import { tableOf } from '../scan/byte-table.ts';
import { blank, classOf, digit, separator, sign, upper, type Word } from './words.ts';

/** How many weights there are of either sort; a signal is the number of its weight. */
export const sizes = { form: 2 ** 12, around: 2 ** 15, told: 2 ** 18 };

/** How far a word's line is looked at, and how many words of it on either side. */
export const farthest = { before: 160, behind: 80 };
const most = { before: 14, behind: 4 };

/** What a word's form says, without its letters: which classes follow one another, in runs of which lengths, at its beginning and end. */
export function signalsOfForm(text: string, { start, end }: Word): number[] {
  let [plain, sized, head, tail] = [1, 2, 3, 4];
  let [last, run] = [-1, 0];
  for (let at = start; at <= end; at += 1) {
    const code = at < end ? text.charCodeAt(at) : 0;
    const of = classOf[code]!;
    const part = of === sign || of === separator ? code : of;
    if (at < end && at < start + 6) head = mixed(head, part);
    if (at < end && at >= end - 5) tail = mixed(tail, part);
    if (part === last && part <= digit && at < end) {
      run += 1;
      continue;
    }
    if (last >= 0) {
      plain = mixed(plain, last);
      sized = mixed(mixed(sized, last), run < 4 ? run : run < 7 ? 5 : run < 12 ? 8 : 12);
    }
    [last, run] = [part, 1];
  }
  const length = end - start > 16 ? Math.min(64, (end - start) & ~3) : end - start;
  return [mixed(5, 0), plain, sized, head, tail, mixed(6, length)].map((hash) => place(hash, sizes.form));
}

/**
 * What is said for and against a word by its kind and letters, by what stands right around it, and by the words of its line. What stands
 * around it counts by its words without their case, and a word with a digit or a mask in it counts as any other such, so that nothing
 * changes when that is masked.
 */
export interface Signals {
  readonly word: () => readonly number[];
  readonly key: () => readonly number[];
  readonly line: () => readonly number[];
}

/** All signals of a word, each sort made when it is asked for. */
export function signalsOf(text: string, word: Word, kind: Kind): Signals {
  const before = lineBefore(text, word.start);
  const behind = lineBehind(text, word.end);
  return {
    word: () => ofWord(text, word, kind),
    key: () => ofKey(before, behind, kind),
    line: () => ofLine(text, word, kind, before, behind),
  };
}

function ofWord(text: string, word: Word, kind: Kind): number[] {
  const value = text.slice(word.start, word.end);
  const add = collector();
  add('bias');
  add('kind', kind);
  for (const hash of signalsOfForm(text, word)) add('form', String(hash));
  add('bits', kind, String(clamp(Math.floor(surpriseOf(value) / 6), -5, 12)));
  const letters = lettersIn(value);
  add('letters', String(Math.round((surpriseOf(letters) / Math.max(1, letters.length)) * 2)));
  for (const each of signsIn(value)) add('sign', each);
  for (const each of value.match(/[A-Za-z\x80-\xff]{2,}/g) ?? []) add('part', each.toLowerCase().slice(0, 12));
  return add.signals;
}

function ofKey(before: string, behind: string, kind: Kind): number[] {
  const add = collector();
  const both = alsoOfKind(add, kind);
  const { key, sign } = keyBefore(before);
  both('separator', sign);
  both('before', signs(before.slice(-2)));
  both('behind', signs(behind.slice(0, 2)));
  const words = partsOf(key);
  const last = words.at(-1);
  if (last !== undefined) {
    both('key', last);
    add('key', sign, last);
    for (const each of words) {
      add('in-key', each);
      add('in-key-', each.slice(0, 4));
      add('-in-key', each.slice(-4));
    }
  }
  return add.signals;
}

/** What stands before a value, as `key` or `"key"`, and the sign between them. */
export function keyBefore(before: string): { key: string; sign: string } {
  let at = behindAny(before, before.length, '\\"\'`([{<', 4);
  at = behindAny(before, at, ' \t', 8);
  const end = at;
  at = behindAny(before, at, '=:,|>-', 2);
  const sign = before.slice(at, end) || (end < before.length ? before[end]! : '');
  at = behindAny(before, behindAny(before, at, ' \t', 8), '"\'`)]\\', 4);
  let start = at;
  while (start > 0 && isOfName(before.charCodeAt(start - 1))) start -= 1;
  return { key: before.slice(start, at), sign };
}

/** The place from which on, up to `end`, there are none but some characters, and no more than so many. */
function behindAny(text: string, end: number, characters: string, most: number): number {
  let at = end;
  while (at > 0 && end - at < most && characters.includes(text[at - 1]!)) at -= 1;
  return at;
}

/** Letters, digits, `.`, `_` and `-`. */
function isOfName(code: number): boolean {
  const of = classOf[code]!;
  return (of > 0 && of <= digit) || code === 46 || code === 95 || code === 45;
}

function ofLine(text: string, word: Word, kind: Kind, before: string, behind: string): number[] {
  const add = collector();
  const both = alsoOfKind(add, kind);
  const words = lastWordsOf(before, most.before);
  for (const back of [1, 2, 3, 4]) add('back', String(back), words.at(-back) ?? '^');
  for (const back of [1, 2]) add('back', kind, String(back), words.at(-back) ?? '^');
  for (const each of new Set(words)) {
    add('there', each);
    add('there-', each.slice(0, 4));
  }
  const following = wordsOf(behind).slice(0, most.behind);
  add('next', following[0] ?? '$');
  for (const each of following) add('follows', each);
  const lead = before.trim();
  both('at', String(Math.min(8, lead === '' ? 0 : lead.split(/\s+/).length)));
  both('last', String(/^["',;)\]}>\s]*$/.test(behind)));
  both('whole', String(endsToken(text, word.start - 1)), String(endsToken(text, word.end)));
  add('command', kind, String(/^\s*[$#+>]\s/.test(before)));
  add('first', words.length < most.before ? (words[0] ?? '^') : '');
  return add.signals;
}

function endsToken(text: string, at: number): boolean {
  return at < 0 || at >= text.length || classOf[text.charCodeAt(at)] === blank;
}

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
    for (start = end; start > 0 && isOfWord(text.charCodeAt(start - 1));) start -= 1;
    if (start < end) words = [...wordsOfToken(text.slice(start, end)), ...words];
  }
  return words.slice(-most);
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

const separates = tableOf(/[\s"'`<>=:,;()[\]{}|?&/@\\-]/);

/** Signs that separate as they are, all else as one. */
export function signs(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length; at += 1) kept += separates[text.charCodeAt(at)] === 1 ? text[at]! : 'a';
  return kept;
}

/** The letters of ASCII in a word. */
export function lettersIn(word: string): string {
  let letters = '';
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    const of = classOf[code]!;
    if (of > 0 && of <= upper && code < 128) letters += word[at]!;
  }
  return letters;
}

/** What of a word is neither letter, digit nor `_`, each once. */
export function signsIn(word: string): string {
  let found = '';
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    const of = classOf[code]!;
    if ((of === 0 || of > digit) && code !== 95 && !found.includes(word[at]!)) found += word[at]!;
  }
  return found;
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(highest, value));
}

interface Collector {
  (...parts: string[]): void;
  /** Adds what some parts say behind others, whose hash is given. */
  readonly behind: (hash: number, parts: readonly string[]) => void;
  readonly signals: number[];
}

function collector(): Collector {
  const signals: number[] = [];
  return collecting(signals, (hash) => {
    const signal = place(hash, sizes.around);
    if (!signals.includes(signal)) signals.push(signal);
  });
}

/** Collects each signal twice: as it is, and as one of words of a kind. */
export function alsoOfKind({ behind }: Collector, kind: string): (...parts: string[]) => void {
  const ofKind = hashOf(nothing, [kind]);
  return (...parts) => {
    behind(nothing, parts);
    behind(ofKind, parts);
  };
}

/** Makes a list of signals of so many, where some may stand twice. */
export function listing(size: number): Collector {
  const signals: number[] = [];
  return collecting(signals, (hash) => void signals.push(place(hash, size)));
}

function collecting(signals: number[], take: (hash: number) => void): Collector {
  const behind = (hash: number, parts: readonly string[]): void => take(hashOf(hash, parts));
  return Object.assign((...parts: string[]) => behind(nothing, parts), { behind, signals });
}

function hashOf(before: number, parts: readonly string[]): number {
  let hash = before;
  for (const part of parts) hash = hashBehind(hash, part);
  return hash;
}
