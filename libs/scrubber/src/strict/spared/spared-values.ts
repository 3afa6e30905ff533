import { sumOf } from '../by-weight/weights.ts';
import { lineBefore } from '../by-weight/signals.ts';
import { least, mayBeSpared } from './least.ts';
import { signalsOf } from './signals.ts';
import type { Spares } from './spares.ts';
import { readSparedWeights } from './weights.ts';

/** What speaks so much for a secret that nothing else on the line can spare it. */
const sure = 4;

/**
 * Makes the judgement of values that rules would mask: the sum of all that is said for and against each decides, by weights that were
 * learned. What a format proves is not judged, and neither are the values of the operator's own keys.
 *
 * @param extraKeys the operator's own keys, in lower case
 */
export function sparedValues(
  weights: Int8Array = readSparedWeights(),
  extraKeys: ReadonlySet<string> = new Set(),
): Spares {
  return (text, wanted) => {
    if (!mayBeSpared(text, wanted) || isOwn(text, wanted.start)) return false;
    if (wasJudged(text.slice(wanted.start, wanted.end))) return true;
    const signals = signalsOf(text, wanted);
    let sum = 0;
    for (const signalsOfPart of [signals.word, signals.key, signals.line]) {
      if (sum > sure) return false;
      sum += sumOf(weights, signalsOfPart());
    }
    return -sum >= least[wanted.rule]!;
  };

  function isOwn(text: string, at: number): boolean {
    if (extraKeys.size === 0) return false;
    const before = lineBefore(text, at).toLowerCase();
    return [...extraKeys].some((key) => before.includes(key));
  }
}

/** Whether a part of a value was masked by its looks or weight: then the whole had been spared before. */
function wasJudged(value: string): boolean {
  return /\b(?:token|value)-\*{8}/.test(value);
}
