import { keyBefore } from './key-before.ts';
import type { Kind } from './kinds.ts';
import { lastWordsOf, lineBefore, lineBehind, partsOf, wordsOf } from './line-words.ts';
import { alsoOfKind, collector } from './signal-list.ts';
import { lettersIn, signalsOfForm, signs, signsIn } from './signs-of-words.ts';
import { surpriseOf } from './surprise.ts';
import { blank, classOf, type Word } from './words.ts';

/** How many words of a line count on either side. */
const most = { before: 14, behind: 4 };

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

function clamp(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(highest, value));
}
