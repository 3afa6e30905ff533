import { sumOf } from '../by-weight/weights.ts';
import { remembered } from '../remembering.ts';
import { mask } from '../rule.ts';
import { least, mayBeSpared } from './least.ts';
import { signalsOf } from './signals.ts';
import type { Spares } from './spares.ts';
import { readSparedWeights } from './weights.ts';

/** What speaks so much for a secret that nothing else on the line can spare it. */
const sure = 4;

/**
 * Makes the judgement of values that rules would mask: the sum of all that is said for and against each decides, by weights that were
 * learned. What a format proves is not judged. It remembers what keys and lines weigh, as logs have the same few again and again: take one
 * for each flare, so that they go with it.
 */
export function sparedValues(weights: Int8Array = readSparedWeights()): Spares {
  const [keys, lines] = [remembered<number>(), remembered<number>()];
  return (text, wanted) => {
    if (!mayBeSpared(text, wanted)) return false;
    if (isRestOfSentence(text.slice(wanted.start, wanted.end))) return true;
    const signals = signalsOf(text, wanted);
    let sum = sumOf(weights, signals.word());
    if (sum > sure) return false;
    sum += keys(signals.like.key(), () => sumOf(weights, signals.key()));
    if (sum > sure) return false;
    sum += lines(signals.like.line(), () => sumOf(weights, signals.line()));
    return -sum >= least[wanted.rule]!;
  };
}

/**
 * Whether a word of a sentence was masked by its looks or weight: then the whole had been spared before. A value that is joined to a mask,
 * or has a digit beside one, is judged like any other: whoever writes a mask behind a secret must not spare it.
 */
function isRestOfSentence(value: string): boolean {
  if (!value.includes(`-${mask}`)) return false;
  const words = value.trim().split(/\s+/);
  const others = words.filter((word) => !/^\W{0,2}(?:token|value)-\*{8}\W{0,2}$/.test(word));
  return others.length < words.length && others.length > 2 && !/[\d*]/.test(others.join(' '));
}
