import { sumOf } from '../by-weight/weights.ts';
import { remembered } from '../remembering.ts';
import { mask } from '../rule.ts';
import { least, mayBeSpared } from './least.ts';
import { likeAround } from './like-around.ts';
import { placeOf, signalsAround, type Place } from './signals.ts';
import type { Spares } from './spares.ts';
import { signalsOfValue, valueSort, type ValueSort } from './value-signals.ts';
import { readSparedWeights } from './weights.ts';

/** What speaks so much for a secret that nothing else on the line can spare it. */
const sure = 4;
/** Of how many surroundings is remembered what they weigh. */
const mostArounds = 1_024;

/** What a key weighs, and the line around it once that was asked for. */
interface AroundWeights {
  readonly key: number;
  line?: number;
}

/**
 * Makes the judgement of values that rules would mask: the sum of all that is said for and against each decides, by weights that were
 * learned. What a format proves is not judged. It remembers what keys and lines weigh, as logs have the same few again and again: take one
 * for each flare, so that they go with it.
 */
export function sparedValues(weights: Int8Array = readSparedWeights()): Spares {
  const [keys, lines, arounds] = [remembered<number>(), remembered<number>(), remembered<AroundWeights>(mostArounds)];
  const textAround = likeAround();
  const sorts = new Map<string, Map<string, ValueSort>>();

  function sortOf({ rule, kind }: Place): ValueSort {
    let ofRule = sorts.get(rule);
    if (!ofRule) sorts.set(rule, (ofRule = new Map()));
    let sort = ofRule.get(kind);
    if (!sort) ofRule.set(kind, (sort = valueSort(rule, kind)));
    return sort;
  }

  function weighKey(place: Place): AroundWeights {
    const { key, like } = signalsAround(place);
    return { key: keys(like.key(), () => sumOf(weights, key())) };
  }

  function weighLine(place: Place): number {
    const { line, like } = signalsAround(place);
    return lines(like.line(), () => sumOf(weights, line()));
  }

  return (text, wanted) => {
    if (!mayBeSpared(text, wanted)) return false;
    if (isRestOfSentence(text.slice(wanted.start, wanted.end))) return true;
    const place = placeOf(text, wanted);
    const word = sumOf(weights, signalsOfValue(place.value, sortOf(place)));
    if (word > sure) return false;
    const around = arounds(textAround(place), () => weighKey(place));
    if (word + around.key > sure) return false;
    around.line ??= weighLine(place);
    return -(word + around.key + around.line) >= least[wanted.rule]!;
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
