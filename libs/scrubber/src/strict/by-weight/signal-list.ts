import { hashBehind, nothing, place } from './hashes.ts';

/** How many weights there are of either sort; a signal is the number of its weight. */
export const sizes = { form: 2 ** 12, around: 2 ** 15, told: 2 ** 18 };

/** Adds the signal of what some parts say, one behind the other. */
interface Collector {
  (...parts: string[]): void;
  /** Adds what some parts say behind others, whose hash is given. */
  readonly behind: (hash: number, parts: readonly string[]) => void;
  readonly signals: number[];
}

/** Makes a list of signals of which none stands twice. */
export function collector(): Collector {
  const signals: number[] = [];
  return collecting(signals, (hash) => {
    const signal = place(hash, sizes.around);
    if (!signals.includes(signal)) signals.push(signal);
  });
}

/** Collects each signal twice: as it is, and as one of words of a kind. */
export function alsoOfKind({ behind }: Collector, kind: string): (...parts: string[]) => void {
  const ofKind = hashOf(nothing, [kind]);
  return (...parts) => {
    behind(nothing, parts);
    behind(ofKind, parts);
  };
}

/** Makes a list of signals of so many, where some may stand twice. */
export function listing(size: number): Collector {
  const signals: number[] = [];
  return collecting(signals, (hash) => void signals.push(place(hash, size)));
}

function collecting(signals: number[], take: (hash: number) => void): Collector {
  const behind = (hash: number, parts: readonly string[]): void => take(hashOf(hash, parts));
  return Object.assign((...parts: string[]) => behind(nothing, parts), { behind, signals });
}

function hashOf(before: number, parts: readonly string[]): number {
  let hash = before;
  for (const part of parts) hash = hashBehind(hash, part);
  return hash;
}
