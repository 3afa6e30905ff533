import { lowerCase } from '../../../byte-string.ts';
import { surpriseOf } from '../surprise.ts';
import type { ToldKind, ToldWord } from './told-words.ts';
import { alsoOfKind, sizes, listing } from '../signal-list.ts';
import { signalsOfForm, lettersIn, signs, signsIn } from '../signs-of-words.ts';
import { keyBefore } from '../key-before.ts';
import { lineBefore, lineBehind, partsOf, wordsOf } from '../line-words.ts';
import type { Signals } from '../signals.ts';
import { classesOf, eachStem, stemsIn } from './stems-in.ts';
import { headingOf, type Heading } from './heading.ts';
import { stemClasses } from './telling-stems.ts';

/** Whether words of a kind differ in nothing that counts but their length and case, so that lines with others of them are judged alike. */
function isOfDigits(kind: ToldKind): boolean {
  return kind === 'digits' || kind === 'hex' || kind === 'uuid';
}

/** Signals of a word's own form and letters. */
function ofWord(text: string, word: ToldWord): number[] {
  const value = text.slice(word.start, word.end);
  const { kind } = word;
  const add = listing(sizes.told);
  const both = alsoOfKind(add, kind);
  add('bias');
  add('kind', kind);
  add('length', kind, String(value.length > 24 ? value.length & ~7 : value.length));
  if (isOfDigits(kind)) {
    add('case', kind, String(/[A-F]/.test(value)));
    return add.signals;
  }
  for (const hash of signalsOfForm(text, word)) both('form', String(hash));
  const letters = lettersIn(value);
  add('bits', kind, String(clamp(Math.floor(surpriseOf(value) / 6), -8, 12)));
  add('letters', kind, String(Math.round((surpriseOf(letters) / Math.max(1, letters.length)) * 2)));
  add('case', kind, String(/^[a-z]/.test(value)), String(/[A-Z]/.test(value)), String(/[a-z]/.test(value)));
  for (const each of signsIn(value)) both('sign', each);
  const words = value.match(/[A-Za-z\x80-\xff]{2,}/g) ?? [];
  add('words', kind, String(Math.min(5, words.length)));
  if (kind !== 'base64')
    for (const each of words) {
      add('part', kind, each.toLowerCase().slice(0, 14));
      if (each.length > 4) add('-part', kind, each.toLowerCase().slice(-3));
    }
  return add.signals;
}

/** Signals of the name and the sign right before a word. */
function ofKey(before: string, behind: string, kind: ToldKind, size: string): number[] {
  const add = listing(sizes.told);
  const both = alsoOfKind(add, kind);
  const { key, sign } = keyBefore(before);
  both('separator', sign);
  both('before', signs(before.slice(-2)));
  both('before1', signs(before.slice(-1)), signs(behind.slice(0, 1)));
  both('behind', signs(behind.slice(0, 2)));
  const low = lowerCase(key);
  const words = partsOf(key);
  const last = words.at(-1);
  both('named', String(last === undefined), String(/\d/.test(key)));
  if (last === undefined) return add.signals;
  both('key', last);
  add('key', sign, last);
  add('keys', words.slice(-2).join(' '));
  for (const each of words) {
    both('in-key', each);
    add('in-key-', each.slice(0, 4));
    add('-in-key', each.slice(-4));
  }
  if (size !== '') both('size-key', size, last);
  const bare = `^${low.replaceAll(/[^a-z\x80-\xff]/g, '')}$`;
  for (let at = 0; at + 4 <= bare.length; at += 1) add('gram', bare.slice(at, at + 4));
  for (let at = 0; at + 3 <= bare.length; at += 1) add('gram3', bare.slice(at, at + 3));
  const stems = stemsIn(low);
  const stem = stems.at(-1) ?? '';
  const of = stemClasses.get(stem) ?? '';
  const place = low === stem ? 'all' : low.endsWith(stem) ? 'end' : low.startsWith(stem) ? 'begin' : 'in';
  both('stem-in-key', stem, place);
  both('class-in-key', of, place);
  both('class-in-key', of, sign);
  const rest = low.slice(low.lastIndexOf(stem) + stem.length).replaceAll(/[^a-z\x80-\xff]/g, '');
  both('class-rest', of, stem === '' ? '' : rest.slice(0, 8));
  both('classes-in-key', classesOf(stems).join(' '));
  return add.signals;
}

/** Signals of the words of a word's line. */
function ofLine(before: string, behind: string, { kind, size, above }: Place): number[] {
  const add = listing(sizes.told);
  const both = alsoOfKind(add, kind);
  const low = lowerCase(before);
  let [stem, end] = ['', 0];
  const stems = new Set<string>();
  eachStem(low, (each, at) => {
    stems.add(each);
    if (each.trim().length > 2 || stem === '') [stem, end] = [each, at + each.length];
  });
  const gap = before.slice(end);
  const between = wordsOf(gap.replace(/^[A-Za-z\x80-\xff]*/, ''));
  const of = stemClasses.get(stem) ?? '';
  const isLast = /^["',;)\]}>.\s]*$/.test(behind);
  both('stem', stem);
  both('class', of);
  both('class-gap', of, String(Math.min(6, between.length)), String(isLast));
  both('class-words', of, between.length < 4 ? between.join(' ') : '…');
  both('class-signs', of, gap.replaceAll(/[\w\x80-\xff*-]+/g, 'a').slice(-4));
  both('classes', classesOf(stems).join(' '));
  both('gap', stem, String(Math.min(6, between.length)));
  both('gap-words', between.length < 4 ? between.join(' ') : '…');
  both('gap-signs', gap.replaceAll(/[\w\x80-\xff*-]+/g, 'a').slice(-6));
  both('away', String(Math.min(6, between.length)), String(between.includes('#')));
  for (const each of stems) both('stems', each);
  add('stem-count', String(Math.min(4, stems.size)));
  const words = wordsOf(before).slice(-14);
  for (const back of [1, 2, 3, 4]) both('back', String(back), words.at(-back) ?? '^');
  both('backs', words.slice(-2).join(' '));
  if (size !== '') {
    add('size-stem', kind, size, stem);
    add('size-class', kind, size, of, String(Math.min(6, between.length)));
    add('size-back', kind, size, words.at(-1) ?? '^');
  }
  both('numbers', String(Math.min(5, words.filter((each) => each === '#').length)));
  for (const each of new Set(words)) {
    both('there', each);
    add('there-', each.slice(0, 4));
  }
  const following = wordsOf(behind).slice(0, 4);
  both('next', following[0] ?? '$');
  for (const each of following) add('follows', each);
  const lead = before.trim();
  both('at', String(Math.min(8, lead === '' ? 0 : lead.split(/\s+/).length)));
  both('last', String(/^["',;)\]}>.\s]*$/.test(behind)));
  add('command', kind, String(/^\s*[$#+>]\s|[$#>] \w/.test(before)));
  both('option', /(?:^|\s)(--?\w[\w-]*)[ =]["']?$/.exec(before)?.[1]?.toLowerCase().replaceAll(/\d/g, '0') ?? '');
  add('first', words.length < 14 ? (words[0] ?? '^') : '');
  if (above !== undefined) {
    for (const each of wordsOf(above.text).slice(-4)) both('above', each);
    const spoken = classesOf(stemsIn(lowerCase(above.text)));
    for (const each of spoken) both('class-above', each, String(isLast));
    both('classes-above', spoken.join(' '), String(isLast));
    both('lines-above', String(above.lines), String(spoken.length > 0));
    both('prompt-above', String(/^\S{0,40}[$#>] /.test(above.text)), String(/[:?]\s*$/.test(above.text)));
  }
  both('tail', String(Math.min(4, following.length)));
  return add.signals;
}

/** What else is known of a place: the kind of the word there, how long it is if that is all there is to it, and the heading above. */
interface Place {
  readonly kind: ToldKind;
  readonly size: string;
  readonly above: Heading | undefined;
}

/** All signals of a word, each sort made when it is asked for. */
export function toldSignalsOf(text: string, word: ToldWord): Signals {
  const { kind } = word;
  const before = withoutIds(lineBefore(text, word.start));
  const behind = withoutIds(lineBehind(text, word.end));
  const size = isOfDigits(kind) || kind === 'grouped' ? String(Math.min(64, word.end - word.start)) : '';
  return {
    word: () => ofWord(text, word),
    key: () => ofKey(before, behind, kind, size),
    line: () =>
      ofLine(before, behind, {
        kind,
        size,
        above: /^[-*>|\s\d.)]{0,8}$/.test(before) ? headingOf(text, word.start) : undefined,
      }),
  };
}

/** A part of a line whose numbers in hexadecimal read all the same: they are ids, and say nothing of what stands beside them. */
function withoutIds(text: string): string {
  return text.replaceAll(/(?<![\w.\x80-\xff-])(?=[a-f-]*\d)[0-9a-f-]{8,255}(?![\w.\x80-\xff-])/g, (id) =>
    '0'.repeat(id.length),
  );
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(highest, value));
}
