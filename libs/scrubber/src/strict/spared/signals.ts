import { withoutDigits } from '../../byte-string.ts';
import {
  alsoOfKind,
  keyBefore,
  lastWordsOf,
  lettersIn,
  lineBefore,
  lineBehind,
  listing,
  partsOf,
  signalsOfForm,
  signs,
  signsIn,
  wordsOf,
  type Signals,
} from '../by-weight/signals.ts';
import { surpriseOf } from '../by-weight/surprise.ts';
import { anyOf, stemClasses, stems as allStems } from '../by-weight/telling-stems.ts';
import { mask } from '../rule.ts';
import { lineShapeOf } from './line-shapes.ts';
import type { Wanted } from './spares.ts';
import { valueKindOf } from './value-kinds.ts';

/** How many weights there are; a signal is the number of its weight. */
export const size = 2 ** 16;

const most = { value: 160, parts: 12, before: 12, behind: 5, above: 240, wordsAbove: 6 };
const stemPattern = new RegExp(anyOf(allStems), 'g');

/** A word that no name is: what follows is no sign of an assignment. */
const generated = /(?<![\w+/=-])[\w+/-]{16,255}={0,2}(?=[\s"',;|)\]]|$)/g;

/** What stands around a value that a rule would mask, and what the two are. */
interface Place {
  readonly before: string;
  readonly behind: string;
  readonly kind: string;
  readonly rule: string;
}

/** The signals of a value, and texts that are the same only where those of its key, and of its line, are. */
export interface SparedSignals extends Signals {
  readonly like: { readonly key: () => string; readonly line: () => string };
}

/** What is said for and against such a value by its rule and letters, by its key, and by its line, each made when it is asked for. */
export function signalsOf(text: string, wanted: Wanted): SparedSignals {
  const { start, end } = withoutQuotes(text, wanted);
  const value = text.slice(start, Math.min(end, start + most.value));
  const { rule } = wanted;
  const kind = valueKindOf(value);
  let known: Place | undefined;
  const place = (): Place =>
    (known ??= {
      before: withoutValues(lineBefore(text, start)),
      behind: withoutValues(lineBehind(text, end)),
      kind,
      rule,
    });
  return {
    word: () => ofWord(value, rule, kind),
    key: () => ofKey(place()),
    line: () => ofLine(place(), lineAbove(text, start)),
    like: { key: () => likeKey(place()), line: () => likeLine(place(), lineAbove(text, start)) },
  };
}

/** All that `ofKey` looks at. */
function likeKey({ before, behind, kind, rule }: Place): string {
  const { key, sign } = nameBefore(before);
  return [rule, kind, key, sign, before.slice(-1), behind.slice(0, 2)].join('\n');
}

/** All that `ofLine` looks at: one digit is to it as any other. */
function likeLine({ before, behind, kind, rule }: Place, above: string): string {
  return withoutDigits(`${rule}\n${kind}\n${lastWordsOf(above, most.wordsAbove).join(' ')}\n${before}\n${behind}`);
}

function withoutQuotes(text: string, { start, end }: Wanted): { start: number; end: number } {
  let to = end;
  while (to > start && '\r\n'.includes(text[to - 1]!)) to -= 1;
  const isQuoted = to - start > 1 && `"'`.includes(text[start]!) && text[to - 1] === text[start];
  return isQuoted ? { start: start + 1, end: to - 1 } : { start, end: to };
}

function ofWord(value: string, rule: string, kind: string): number[] {
  const add = listing(size);
  const both = alsoOfKind(add, kind);
  const length = String(value.length > 24 ? value.length & ~7 : value.length);
  add('bias');
  add('rule', rule);
  add('rule', rule, kind);
  add('rule-length', rule, length);
  add('kind', kind);
  both('length', length);
  for (const hash of signalsOfForm(value, { start: 0, end: value.length })) both('form', String(hash));
  const letters = lettersIn(value);
  both('bits', String(clamp(Math.floor(surpriseOf(value) / 6), -8, 12)));
  add('letters', kind, String(Math.round((surpriseOf(letters) / Math.max(1, letters.length)) * 2)));
  for (const each of signsIn(value)) both('sign', each);
  both('first', signs(value.slice(0, 1)), signs(value.slice(-1)));
  const words = value.match(/[A-Za-z\x80-\xff]{2,}/g) ?? [];
  both('words', String(Math.min(6, words.length)));
  const low = lowerCase(value);
  for (const each of classesIn(low)) both('class-in-value', each);
  if (kind === 'base64' || kind === 'hex' || kind === 'uuid') return add.signals;
  for (const each of words.slice(0, most.parts).map(lowerCase)) {
    add('part', each.slice(0, 14));
    add('part', kind, each.slice(0, 14));
    if (each.length > 4) {
      add('part-', each.slice(0, 4));
      add('-part', each.slice(-3));
    }
  }
  if (words.length > 0) add('value', low.slice(0, 24));
  return add.signals;
}

function ofKey({ before, behind, kind, rule }: Place): number[] {
  const add = listing(size);
  const both = alsoOfKind(add, kind);
  const { key, sign } = nameBefore(before);
  both('separator', sign);
  add('separator', rule, sign);
  both('around', signs(before.slice(-1)), signs(behind.slice(0, 1)));
  both('behind', signs(behind.slice(0, 2)));
  const words = partsOf(key);
  const last = words.at(-1);
  both('named', String(last === undefined), String(/\d/.test(key)));
  if (last === undefined) return add.signals;
  both('key', last);
  both('keys', words.slice(-2).join(' '));
  both('whole-key', words.join(' '));
  add('key', rule, last);
  add('first-of-key', words[0]!);
  add('key-words', kind, String(Math.min(5, words.length)));
  for (const each of words) {
    both('in-key', each);
    add('in-key-', each.slice(0, 4));
    add('-in-key', each.slice(-4));
  }
  const low = lowerCase(key);
  const bare = `^${low.replaceAll(/[^a-z\x80-\xff]/g, '')}$`;
  for (let at = 0; at + 4 <= bare.length; at += 1) add('gram', bare.slice(at, at + 4));
  const stem = low.match(stemPattern)?.at(-1) ?? '';
  const of = stemClasses.get(stem) ?? '';
  const place = low === stem ? 'all' : low.endsWith(stem) ? 'end' : low.startsWith(stem) ? 'begin' : 'in';
  both('class-in-key', of, place);
  both('class-in-key', of, rule);
  const rest = low.slice(low.lastIndexOf(stem) + stem.length).replaceAll(/[^a-z\x80-\xff]/g, '');
  both('class-rest', of, of === '' ? '' : rest.slice(0, 8));
  return add.signals;
}

/** The name before a value. A word with a digit and a blank behind it may be a value itself, and counts as when that is masked. */
function nameBefore(before: string): { key: string; sign: string } {
  const found = keyBefore(before);
  return found.sign.trim() === '' && /\d/.test(found.key) ? { ...found, key: '' } : found;
}

/** A part of a line in which words that look generated count as when they are masked. */
function withoutValues(text: string): string {
  return text.replaceAll(generated, (word) => (isMixed(word) ? mask : word));
}

function isMixed(word: string): boolean {
  return (
    /\d/.test(word) && /[a-z]/i.test(word) && (/[a-z].*[A-Z]|[A-Z].*[a-z]/.test(word) || /^[0-9a-f]+$/i.test(word))
  );
}

function ofLine({ before, behind, kind, rule }: Place, above: string): number[] {
  const add = listing(size);
  const both = alsoOfKind(add, kind);
  both('classes', classesIn(lowerCase(before)).join(' '));
  const words = lastWordsOf(before, most.before);
  for (const back of [1, 2, 3]) both('back', String(back), words.at(-back) ?? '^');
  add('backs', words.slice(-2).join(' '));
  for (const each of new Set(words)) {
    both('there', each);
    add('there-', each.slice(0, 4));
  }
  add('back', rule, words.at(-1) ?? '^');
  const following = wordsOf(behind).slice(0, most.behind);
  both('next', following[0] ?? '$');
  for (const each of following) add('follows', each);
  const lead = before.trim();
  both('at', String(Math.min(8, lead === '' ? 0 : lead.split(/\s+/).length)));
  both('last', String(/^["',;)\]}>.\s]*$/.test(behind)));
  const shape = lineShapeOf(before);
  both('shape', shape);
  add('rule-shape', rule, shape);
  add('first', words.length < most.before ? (words[0] ?? '^') : '');
  for (const each of new Set(lastWordsOf(above, most.wordsAbove))) add('above', each);
  return add.signals;
}

/** What the stems in a text speak of, in the order of the alphabet. */
function classesIn(low: string): string[] {
  return [...new Set(low.match(stemPattern)?.map((stem) => stemClasses.get(stem)!))].toSorted();
}

function lineAbove(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - most.above), at);
  const end = before.lastIndexOf('\n');
  return end < 0 ? '' : before.slice(before.lastIndexOf('\n', end - 1) + 1, end);
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(highest, value));
}

/** Lower case of the letters of ASCII: other bytes of UTF-8 are no letters by themselves. */
function lowerCase(text: string): string {
  return /[A-Z]/.test(text) ? text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}
