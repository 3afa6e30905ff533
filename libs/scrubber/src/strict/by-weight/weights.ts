import { readFileSync } from 'node:fs';
import { sizes } from './signal-list.ts';
import { type Signals } from './signals.ts';

/** Weights are in sixteenths, so that a byte holds each. */
export const unitsPerWeight = 16;

/** What each signal counts for, as `npm run weights` makes it. */
export interface Weights {
  readonly form: Int8Array;
  readonly around: Int8Array;
  /** For words behind what tells of a secret. */
  readonly told: Int8Array;
}

/** Reads the weights. */
export function readWeights(): Weights {
  const bytes = new Int8Array(readFileSync(new URL('./weights.bin', import.meta.url)));
  const told = sizes.form + sizes.around;
  return { form: bytes.subarray(0, sizes.form), around: bytes.subarray(sizes.form, told), told: bytes.subarray(told) };
}

/** The sum of what some signals count for. */
export function sumOf(weights: Int8Array, signals: readonly number[]): number {
  let sum = 0;
  for (const signal of signals) sum += weights[signal]!;
  return sum / unitsPerWeight;
}

/** What the signals of a word weigh, by their sort. */
export interface Verdict {
  readonly word: number;
  readonly key: number;
  readonly line: number;
}

/** What a word and its key must weigh, for a line to make a secret of it. */
export const leastOfWord = -1;

/** Weighs what stands around a word of some weight; nothing where its key leaves too little for the line to make a secret of it. */
export function weigh({ around }: Weights, word: number, signals: Signals): Verdict | undefined {
  const key = sumOf(around, signals.key());
  return word + key < leastOfWord ? undefined : { word, key, line: sumOf(around, signals.line()) };
}

/** The rule says which of the signals decided. */
export function ruleOf({ word, key, line }: Verdict): string {
  if (key > word && key >= line) return 'weighed-by-key';
  return line > word ? 'weighed-by-line' : 'weighed-by-word';
}
