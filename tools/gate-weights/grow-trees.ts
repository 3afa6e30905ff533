import { lineOf, treeOf, type Tree } from '@flarewire/gate/training';

/** An example: what is measured of a value, and whether it is a secret. */
export interface Measured {
  numbers: readonly number[];
  isSecret: boolean;
  /** How much it counts. */
  share: number;
}

const trees = 150;
const depth = 4;
const rate = 0.12;
const mostBounds = 48;
const sample = 20_000;
/** A question must leave so many examples on both sides. */
const leastExamples = 20;
const calm = 3;
const leastGain = 1e-3;

/** Grows trees one after the other, each for what those before it got wrong (gradient boosting of the logistic loss), in the same order each time. */
export function growTrees(examples: readonly Measured[]): Tree[] {
  const bounds = boundsOf(examples);
  const steps = bounds.map((all, number) => Uint8Array.from(examples, ({ numbers }) => stepOf(all, numbers[number]!)));
  const sums = new Float64Array(examples.length);
  return Array.from({ length: trees }, () => {
    const [slopes, bends] = [new Float64Array(examples.length), new Float64Array(examples.length)];
    for (const [at, { isSecret, share }] of examples.entries()) {
      const chance = 1 / (1 + Math.exp(-sums[at]!));
      slopes[at] = (chance - Number(isSecret)) * share;
      bends[at] = chance * (1 - chance) * share;
    }
    const { tree, leafOf } = grow({ steps, bounds, slopes, bends });
    for (let at = 0; at < sums.length; at += 1) sums[at]! += tree.leaves[leafOf[at]!]!;
    return tree;
  });
}

/** Where a question may part the examples: at places that leave about as many between one and the next. */
function boundsOf(examples: readonly Measured[]): number[][] {
  const every = Math.max(1, examples.length / sample);
  const some = Array.from(
    { length: Math.floor(examples.length / every) },
    (_, at) => examples[Math.floor(at * every)]!,
  );
  return examples[0]!.numbers.map((_, number) => {
    const sorted = Float64Array.from(some, ({ numbers }) => numbers[number]!).toSorted();
    const cuts = Array.from(
      { length: mostBounds },
      (_, cut) => sorted[Math.floor(((cut + 1) * sorted.length) / (mostBounds + 1))]!,
    );
    return [...new Set(cuts.map((cut) => Math.round(1_000 * cut) / 1_000))];
  });
}

function stepOf(bounds: readonly number[], number: number): number {
  let step = 0;
  while (step < bounds.length && number >= bounds[step]!) step += 1;
  return step;
}

interface Ground {
  /** Of each number, which bounds it has reached, by example. */
  steps: readonly Uint8Array[];
  bounds: readonly (readonly number[])[];
  slopes: Float64Array;
  bends: Float64Array;
}

function grow(ground: Ground): { tree: Tree; leafOf: Int32Array } {
  const { steps, bounds, slopes, bends } = ground;
  const [asked, at]: [number[], number[]] = [[], []];
  const leafOf = new Int32Array(slopes.length);
  for (let level = 0; level < depth; level += 1) {
    const questions = bestQuestions(ground, leafOf, 2 ** level);
    for (const { number, step } of questions) {
      asked.push(number);
      at.push(number < 0 ? 0 : bounds[number]![step - 1]!);
    }
    for (let example = 0; example < leafOf.length; example += 1) {
      const { number, step } = questions[leafOf[example]!]!;
      leafOf[example] = 2 * leafOf[example]! + Number(number >= 0 && steps[number]![example]! >= step);
    }
  }
  const [slope, bend] = [new Float64Array(2 ** depth), new Float64Array(2 ** depth)];
  for (let example = 0; example < leafOf.length; example += 1) {
    slope[leafOf[example]!]! += slopes[example]!;
    bend[leafOf[example]!]! += bends[example]!;
  }
  const leaves = Array.from(slope, (sum, leaf) => (-rate * sum) / (bend[leaf]! + calm));
  // As it will be read again.
  return { tree: treeOf(lineOf({ asked, bounds: at, leaves })), leafOf };
}

interface Question {
  number: number;
  step: number;
  gain: number;
}

/** For each of the parts of a level, the question that parts it best. */
function bestQuestions({ steps, bounds, slopes, bends }: Ground, partOf: Int32Array, parts: number): Question[] {
  const best = Array.from({ length: parts }, (): Question => ({ number: -1, step: 0, gain: leastGain }));
  for (const [number, reached] of steps.entries()) {
    const size = bounds[number]!.length + 1;
    const sums = [0, 1, 2].map(() => new Float64Array(parts * size));
    const [slope, bend, count] = sums as [Float64Array, Float64Array, Float64Array];
    for (let example = 0; example < partOf.length; example += 1) {
      const bin = partOf[example]! * size + reached[example]!;
      slope[bin]! += slopes[example]!;
      bend[bin]! += bends[example]!;
      count[bin]! += 1;
    }
    for (let part = 0; part < parts; part += 1) {
      const [allSlope, allBend, all] = sums.map((sum) => total(sum, part * size, size)) as [number, number, number];
      let [leftSlope, leftBend, left] = [0, 0, 0];
      for (let step = 1; step < size; step += 1) {
        const bin = part * size + step - 1;
        leftSlope += slope[bin]!;
        leftBend += bend[bin]!;
        left += count[bin]!;
        if (left < leastExamples || all - left < leastExamples) continue;
        const gain =
          worth(leftSlope, leftBend) + worth(allSlope - leftSlope, allBend - leftBend) - worth(allSlope, allBend);
        if (gain > best[part]!.gain) best[part] = { number, step, gain };
      }
    }
  }
  return best;
}

const worth = (slope: number, bend: number) => (slope * slope) / (bend + calm);

function total(sums: Float64Array, from: number, size: number): number {
  let sum = 0;
  for (let at = from; at < from + size; at += 1) sum += sums[at]!;
  return sum;
}
