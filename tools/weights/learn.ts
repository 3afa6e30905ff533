import { sizes, sparedSize, unitsPerWeight, type Weights } from '@flarewire/scrubber/weights';
import { drawer } from './stand-ins.ts';
import { together, type Examples, type Lesson } from './examples.ts';
import type { WantedExample } from './wanted.ts';

const rounds = 6;
const rate = 0.15;
/** What is surer than this changes nothing more. */
const sure = 0.003;
/** In how many kinds of files a signal must have been seen: what stands in fewer is a habit of theirs. */
const fewestKinds = 3;

/** How often each example of what tests promise is learned: promises hold whatever else is. */
const promised = 6;

/**
 * Learns what each signal counts for, by logistic regression with steps that grow smaller for each signal as it is seen (AdaGrad).
 * The same lessons give the same weights.
 *
 * @param harmless of public texts
 */
export function learn(lessons: readonly Lesson[], harmless: Examples): Weights {
  const { words, told } = together([...repeated(lessons).map(({ examples }) => examples), harmless]);
  const around = words.flatMap(({ around: signals, isSecret }) => (signals ? [{ signals, isSecret }] : []));
  const common = {
    around: commonSignals(lessons, sizes.around, ({ words: of }) => of.map((each) => each.around ?? [])),
    told: commonSignals(lessons, sizes.told, ({ told: of }) => of.map(({ signals }) => signals)),
  };
  return {
    form: fitted(
      words.map(({ form, isSecret }) => ({ signals: form, isSecret })),
      sizes.form,
    ),
    around: fitted(only(around, common.around), sizes.around),
    told: fitted(only(told, common.told), sizes.told),
  };
}

function repeated(lessons: readonly Lesson[]): Lesson[] {
  return lessons.flatMap((lesson) => Array.from({ length: lesson.isPromised ? promised : 1 }, () => lesson));
}

/** A word by its signals, and whether it is a secret. */
interface Weighable {
  readonly signals: Iterable<number>;
  readonly isSecret: boolean;
  /** How much it counts for: 1, where it does not say. */
  readonly weight?: number;
}

/** Learns what speaks for and against the masks of rules, by the same; each example counts for as much as it says. */
export function learnSpared(lessons: readonly Lesson[], made: readonly WantedExample[]): Int8Array {
  const examples = [...repeated(lessons).flatMap(({ wanted }) => wanted), ...made];
  const shown = [
    ...lessons.map(({ kind, isPromised, wanted }) => ({
      kind: kind.kind,
      isPromised,
      signals: wanted.map(({ signals }) => signals),
    })),
    ...made.map(({ kind, signals }) => ({ kind, isPromised: false, signals: [signals] })),
  ];
  const common = commonIn(shown, sparedSize);
  const counted = examples.map(({ signals, isSecret, weight }) => ({
    signals: signals.filter((signal) => common[signal] === 1),
    isSecret,
    weight,
  }));
  return fitted(counted, sparedSize);
}

/** Examples by those of their signals that are common. */
function only(examples: readonly Weighable[], common: Uint8Array): Weighable[] {
  return examples.map(({ signals, isSecret }) => ({
    signals: Int32Array.from(signals).filter((signal) => common[signal] === 1),
    isSecret,
  }));
}

function fitted(examples: Weighable[], size: number): Int8Array {
  const weights = new Float64Array(size);
  const seen = new Float64Array(size).fill(0.01);
  const draw = drawer(1);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(examples, draw);
    for (const { signals, isSecret, weight = 1 } of examples) {
      let sum = 0;
      for (const signal of signals) sum += weights[signal]!;
      const error = weight * (1 / (1 + Math.exp(-sum)) - (isSecret ? 1 : 0));
      if (Math.abs(error) < sure) continue;
      for (const signal of signals) {
        seen[signal]! += error ** 2;
        weights[signal]! -= (rate * error) / Math.sqrt(seen[signal]!);
      }
    }
  }
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * unitsPerWeight))));
}

function commonSignals(
  lessons: readonly Lesson[],
  size: number,
  signalsIn: (examples: Examples) => Iterable<number>[],
): Uint8Array {
  const shown = lessons.map(({ kind, isPromised, examples }) => ({
    kind: kind.kind,
    isPromised,
    signals: signalsIn(examples),
  }));
  return commonIn(shown, size);
}

/** Signals that a kind of files shows. */
interface OfKind {
  readonly kind: string;
  readonly isPromised: boolean;
  readonly signals: readonly Iterable<number>[];
}

/** Marks the signals that enough kinds of files show, or a promise. */
function commonIn(shown: readonly OfKind[], size: number): Uint8Array {
  const kinds = new Uint8Array(size);
  for (const [first, ...more] of Map.groupBy(shown, ({ kind, isPromised }) => `${isPromised} ${kind}`).values()) {
    const seen = new Set<number>();
    for (const { signals } of [first!, ...more]) for (const those of signals) for (const each of those) seen.add(each);
    const counts = first!.isPromised ? fewestKinds : 1;
    for (const signal of seen) kinds[signal] = Math.min(fewestKinds, kinds[signal]! + counts);
  }
  return kinds.map((count) => (count === fewestKinds ? 1 : 0));
}

function shuffle(list: unknown[], draw: () => number): void {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    [list[last], list[other]] = [list[other], list[last]];
  }
}
