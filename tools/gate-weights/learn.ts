/** An example: the signals of a value, and whether it is a secret. */
export interface Example {
  signals: readonly string[];
  isSecret: boolean;
  /** How much it counts. */
  share: number;
  /** The kind of file that it is from. */
  kind: string;
}

export type Weights = ReadonlyMap<string, number>;

/** Weights are kept in tenths, and small ones are not kept. */
const [least, parts] = [0.15, 10];
const [rounds, averaged, rate, decay] = [16, 12, 0.15, 2e-5];

/**
 * Logistic regression by stochastic gradient descent with AdaGrad, in the same order each time; what the last rounds gave is
 * averaged. A signal that is seen in fewer kinds of files than `leastKinds` is not learned.
 */
export function learn(examples: readonly Example[], leastKinds = 3): Weights {
  const numbers = numbered(examples, leastKinds);
  const rows = examples.map(({ signals, isSecret, share }) => ({
    at: Uint32Array.from(signals.map((signal) => numbers.get(signal)).filter((number) => number !== undefined)),
    goal: Number(isSecret),
    share,
  }));
  const weights = new Float64Array(numbers.size);
  const squares = new Float64Array(numbers.size).fill(1e-6);
  const sums = new Float64Array(numbers.size);
  const next = chance();
  for (let round = 0; round < rounds; round += 1) {
    shuffle(rows, next);
    for (const { at, goal, share } of rows) {
      let sum = 0;
      for (const number of at) sum += weights[number]!;
      const error = (1 / (1 + Math.exp(-sum)) - goal) * share;
      for (const number of at) {
        const step = error + decay * weights[number]!;
        squares[number]! += step * step;
        weights[number]! -= (rate * step) / Math.sqrt(squares[number]!);
      }
    }
    if (round >= rounds - averaged) for (const [number, weight] of weights.entries()) sums[number]! += weight;
  }
  return new Map(
    [...numbers]
      .map(([signal, number]) => [signal, sums[number]! / averaged] as const)
      .filter(([, weight]) => Math.abs(weight) >= least)
      .map(([signal, weight]) => [signal, Math.round(parts * weight) / parts]),
  );
}

function numbered(examples: readonly Example[], leastKinds: number): Map<string, number> {
  const kinds = new Map<string, Set<string>>();
  for (const { signals, kind } of examples)
    for (const signal of signals) {
      const known = kinds.get(signal);
      if (known) known.add(kind);
      else kinds.set(signal, new Set([kind]));
    }
  const learned = [...kinds].filter(([, those]) => those.size >= leastKinds).map(([signal]) => signal);
  return new Map(learned.toSorted().map((signal, number) => [signal, number]));
}

function shuffle(items: unknown[], next: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
}

/** Numbers from 0 to 1, the same ones each time. */
function chance(): () => number {
  let state = 1;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32;
}
