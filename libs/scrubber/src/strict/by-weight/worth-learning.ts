import { surpriseOf } from './surprise.ts';

/** How much more than enough a word must weigh. */
const surely = 1.5;
/** How many bits more surprising than what people write it must be. */
const generated = 24;

/**
 * Whether a word that weighs enough to be masked is looked for in the rest of the flare as well. Only what looks generated is: a name that
 * was weighed wrongly once, such as that of a library, stands in thousands of lines.
 */
export function isWorthLearning(word: string, excess: number): boolean {
  return excess >= surely && surpriseOf(word) >= generated;
}
