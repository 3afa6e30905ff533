import type { BitsOfChance } from '../chance/bits-of-chance.ts';
import { readForest } from './forest.ts';
import { enough, enoughMore, kindOf, type Kind } from './kinds.ts';
import { measuresOf } from './measures.ts';
import { createNameOf } from '../labels/names.ts';
import { createLookOf } from './shapes.ts';
import { bareValue, createSignals } from './signals.ts';
import { addTo, familyOf, sumsOf, type SignalWeight } from './sums.ts';
import { sumOfLeaves, type Tree } from './trees.ts';
import type { Filter, PossibleValue } from '../labels/values-near.ts';
import { weights } from './weights.ts';

export interface Weighed {
  kind: Kind;
  /** Less what more is asked of it for its place. */
  weight: number;
}

/** Weighs all that is seen of a value and before it; `undefined`: no secret looks like it. */
export type Weigh = (value: PossibleValue) => Weighed | undefined;

/** What may be a secret without a word before it that speaks of one. */
const mayBeUntold: ReadonlySet<Kind> = new Set(['base', 'random', 'signs']);
/** The trees are not asked of a value that weighs less than enough by more than this. */
export const doubt = 5;
/** What the trees must say. */
export const likely = 3.1;

export interface Weighing {
  weigh: Weigh;
  /** Whether a value is likelier a secret than not by far. */
  isLikely: (value: PossibleValue) => boolean;
  /** Passes over most values before all of them is read. */
  filter: Filter;
}

/** Makes what weighs values by the weights that were learned. */
export function createWeighing(bitsOfChance: BitsOfChance): Weighing {
  const [lookOf, nameOf] = [createLookOf(bitsOfChance), createNameOf()];
  const signals = createSignals(lookOf, nameOf);
  const known = new Map<string, SignalWeight>();
  const knownOf = (signal: string): SignalWeight | undefined => {
    const before = known.get(signal);
    const tenths = before === undefined ? weights[signal] : undefined;
    if (tenths === undefined) return before;
    const made = { weight: tenths / 10, family: familyOf(signal) };
    known.set(signal, made);
    return made;
  };
  let trees: readonly Tree[] | undefined;
  const weighAll = (value: PossibleValue) => {
    const sums = sumsOf();
    const seen = signals(value, (signal) => addTo(sums, knownOf(signal)));
    return seen && { seen, sums, kind: kindOf(seen.shape), weight: sums.weight - (seen.isLoose ? enoughMore : 0) };
  };
  return {
    weigh: weighAll,
    isLikely(value) {
      const weighed = weighAll(value);
      if (weighed === undefined || weighed.weight < enough[weighed.kind] - doubt) return false;
      return sumOfLeaves((trees ??= readForest()), measuresOf(value, weighed.seen, weighed.sums)) >= likely;
    },
    filter: {
      isTelling: (name) => /value$/i.test(name) || nameOf(name).isTelling,
      isPossible: (text, isTold) => {
        const look = lookOf(bareValue(text));
        return look !== undefined && (isTold || mayBeUntold.has(kindOf(look.shape)));
      },
    },
  };
}
