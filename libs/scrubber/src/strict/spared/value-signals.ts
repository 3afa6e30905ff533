import { lowerCase } from '../../byte-string.ts';
import { numberBehind, hashBehind } from '../by-weight/hashes.ts';
import { signalsOfForm, signs, signsIn } from '../by-weight/signs-of-words.ts';
import { surpriseOf, surpriseOfLetters } from '../by-weight/surprise.ts';
import { hashOf, signalOf } from './hashes.ts';
import { classesOf, stemsIn } from '../by-weight/told/stems-in.ts';

const mostParts = 12;

/** What the signals of all values of a rule and a kind have in common: some of them, and the hashes with which the others begin. */
export interface ValueSort {
  readonly kind: string;
  readonly signals: readonly number[];
  readonly ofRuleLength: number;
  readonly ofLetters: number;
  readonly ofPart: number;
  readonly length: Both;
  readonly form: Both;
  readonly bits: Both;
  readonly sign: Both;
  readonly first: Both;
  readonly words: Both;
  readonly stemClass: Both;
}

/** The hash of a name, and that of the name behind the kind of a value: what is said of values is said of those of a kind as well. */
interface Both {
  readonly all: number;
  readonly ofKind: number;
}

const [part, partBegin, partEnd, whole] = [hashOf('part'), hashOf('part-'), hashOf('-part'), hashOf('value')];

/** Makes ready what all values of a rule and a kind have in common. */
export function valueSort(rule: string, kind: string): ValueSort {
  const ofKind = hashOf(kind);
  const both = (name: string): Both => ({ all: hashOf(name), ofKind: hashBehind(ofKind, name) });
  const ofRule = hashOf('rule', rule);
  return {
    kind,
    signals: [hashOf('bias'), ofRule, hashBehind(ofRule, kind), hashOf('kind', kind)].map(signalOf),
    ofRuleLength: hashOf('rule-length', rule),
    ofLetters: hashOf('letters', kind),
    ofPart: hashOf('part', kind),
    length: both('length'),
    form: both('form'),
    bits: both('bits'),
    sign: both('sign'),
    first: both('first'),
    words: both('words'),
    stemClass: both('class-in-value'),
  };
}

/** What is said for and against a value by its rule, its kind and its letters. */
export function signalsOfValue(value: string, sort: ValueSort): number[] {
  const signals = [...sort.signals];
  const length = value.length > 24 ? value.length & ~7 : value.length;
  signals.push(
    signalOf(numberBehind(sort.ofRuleLength, length)),
    signalOf(numberBehind(sort.length.all, length)),
    signalOf(numberBehind(sort.length.ofKind, length)),
  );
  for (const form of signalsOfForm(value, { start: 0, end: value.length }))
    signals.push(signalOf(numberBehind(sort.form.all, form)), signalOf(numberBehind(sort.form.ofKind, form)));
  addBoth(signals, sort.bits, String(clamp(Math.floor(surpriseOf(value) / 6), -8, 12)));
  const letters = surpriseOfLetters(value);
  signals.push(
    signalOf(hashBehind(sort.ofLetters, String(Math.round((letters.surprise / Math.max(1, letters.count)) * 2)))),
  );
  for (const each of signsIn(value)) addBoth(signals, sort.sign, each);
  const ends = [signs(value.slice(0, 1)), signs(value.slice(-1))] as const;
  signals.push(signalOf(hashBehind(hashBehind(sort.first.all, ends[0]), ends[1])));
  signals.push(signalOf(hashBehind(hashBehind(sort.first.ofKind, ends[0]), ends[1])));
  const words = wordsIn(value);
  addBoth(signals, sort.words, String(Math.min(6, words.length)));
  const low = lowerCase(value);
  for (const each of classesOf(stemsIn(low))) addBoth(signals, sort.stemClass, each);
  if (words.length === 0 || sort.kind === 'base64' || sort.kind === 'hex' || sort.kind === 'uuid') return signals;
  for (const each of words.slice(0, mostParts)) addPart(signals, sort.ofPart, lowerCase(each));
  signals.push(signalOf(hashBehind(whole, low.slice(0, 24))));
  return signals;
}

function addBoth(signals: number[], { all, ofKind }: Both, said: string): void {
  signals.push(signalOf(hashBehind(all, said)), signalOf(hashBehind(ofKind, said)));
}

function addPart(signals: number[], ofKind: number, word: string): void {
  const beginning = word.slice(0, 14);
  signals.push(signalOf(hashBehind(part, beginning)), signalOf(hashBehind(ofKind, beginning)));
  if (word.length > 4)
    signals.push(signalOf(hashBehind(partBegin, word.slice(0, 4))), signalOf(hashBehind(partEnd, word.slice(-3))));
}

/** Runs of two letters or more. */
function wordsIn(value: string): string[] {
  const found: string[] = [];
  for (let at = 0, start = 0; at <= value.length; at += 1) {
    if (at < value.length && isLetter(value.charCodeAt(at))) continue;
    if (at > start + 1) found.push(value.slice(start, at));
    start = at + 1;
  }
  return found;
}

function isLetter(code: number): boolean {
  return ((code | 32) > 96 && (code | 32) < 123) || code > 127;
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(highest, value));
}
