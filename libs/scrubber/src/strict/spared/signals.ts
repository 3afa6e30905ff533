import { lowerCase, withoutDigits } from '../../byte-string.ts';
import { alsoOfKind, listing } from '../by-weight/signal-list.ts';
import { keyBefore } from '../by-weight/key-before.ts';
import { lastWordsOf, lineBefore, lineBehind, partsOf, wordsOf } from '../by-weight/line-words.ts';
import { signs } from '../by-weight/signs-of-words.ts';
import { type Signals } from '../by-weight/signals.ts';
import { stemClasses } from '../by-weight/told/telling-stems.ts';
import { mask } from '../rule.ts';
import { size } from './hashes.ts';
import { lineShapeOf } from './line-shapes.ts';
import type { Wanted } from './spares.ts';
import { classesOf, stemsIn } from '../by-weight/told/stems-in.ts';
import { valueKindOf } from './value-kinds.ts';
import { signalsOfValue, valueSort } from './value-signals.ts';

/** How much is looked at: of a value and of the line above it in bytes, otherwise in words. */
export const most = { value: 160, before: 12, behind: 5, above: 240, wordsAbove: 6 };

/** A word that no name is: what follows is no sign of an assignment. */
const generated = /(?<![\w+/=-])[\w+/-]{16,255}={0,2}(?=[\s"',;|)\]]|$)/g;

/** A value that a rule would mask, without its quotes. */
export interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly kind: string;
  readonly rule: string;
}

/** The place of what a rule would mask. */
export function placeOf(text: string, wanted: Wanted): Place {
  const { start, end } = withoutQuotes(text, wanted);
  const value = text.slice(start, Math.min(end, start + most.value));
  return { text, start, end, value, kind: valueKindOf(value), rule: wanted.rule };
}

/** What stands around a value, and what the two are. */
interface Around {
  readonly before: string;
  readonly behind: string;
  readonly kind: string;
  readonly rule: string;
}

/** What is said for and against a value by what stands around it, and texts that are the same only where that is. */
export interface AroundSignals {
  readonly key: () => readonly number[];
  readonly line: () => readonly number[];
  readonly like: { readonly key: () => string; readonly line: () => string };
}

/** What is said for and against such a value by its rule and letters, by its key, and by its line, each made when it is asked for. */
export function signalsOf(text: string, wanted: Wanted): Signals {
  const place = placeOf(text, wanted);
  const { key, line } = signalsAround(place);
  return { word: () => signalsOfValue(place.value, valueSort(place.rule, place.kind)), key, line };
}

/** What is said by a value's key, and by its line. */
export function signalsAround({ text, start, end, kind, rule }: Place): AroundSignals {
  const around: Around = {
    before: withoutValues(lineBefore(text, start)),
    behind: withoutValues(lineBehind(text, end)),
    kind,
    rule,
  };
  return {
    key: () => ofKey(around),
    line: () => ofLine(around, lineAbove(text, start)),
    like: { key: () => likeKey(around), line: () => likeLine(around, lineAbove(text, start)) },
  };
}

/** All that `ofKey` looks at. */
function likeKey({ before, behind, kind, rule }: Around): string {
  const { key, sign } = nameBefore(before);
  return [rule, kind, key, sign, before.slice(-1), behind.slice(0, 2)].join('\n');
}

/** All that `ofLine` looks at: one digit is to it as any other. */
function likeLine({ before, behind, kind, rule }: Around, above: string): string {
  return withoutDigits(`${rule}\n${kind}\n${lastWordsOf(above, most.wordsAbove).join(' ')}\n${before}\n${behind}`);
}

function withoutQuotes(text: string, { start, end }: Wanted): { start: number; end: number } {
  let to = end;
  while (to > start && '\r\n'.includes(text[to - 1]!)) to -= 1;
  const isQuoted = to - start > 1 && `"'`.includes(text[start]!) && text[to - 1] === text[start];
  return isQuoted ? { start: start + 1, end: to - 1 } : { start, end: to };
}

function ofKey({ before, behind, kind, rule }: Around): number[] {
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
  const stem = stemsIn(low).at(-1) ?? '';
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

function ofLine({ before, behind, kind, rule }: Around, above: string): number[] {
  const add = listing(size);
  const both = alsoOfKind(add, kind);
  both('classes', classesOf(stemsIn(lowerCase(before))).join(' '));
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

function lineAbove(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - most.above), at);
  const end = before.lastIndexOf('\n');
  return end < 0 ? '' : before.slice(before.lastIndexOf('\n', end - 1) + 1, end);
}
