/** Of what a signal speaks: the name of a value, how sure that is, its line, its looks, what stands around it, the rest. */
const families: Record<string, number> = {
  name: 0,
  word: 0,
  first: 0,
  part: 0,
  label: 1,
  'label-of-two': 1,
  near: 2,
  close: 2,
  'near-part': 2,
  shape: 3,
  length: 3,
  bits: 3,
  signs: 3,
  has: 3,
  between: 4,
  last: 4,
  behind: 4,
  mask: 4,
};
const others = 5;

/** What a signal weighs, and the number of the family that it speaks of. */
export interface SignalWeight {
  weight: number;
  family: number;
}

/** What the signals of a value weigh together. */
export interface Sums {
  weight: number;
  /** By what they speak of. */
  families: number[];
  /** How many of them have a weight, and how many have none. */
  known: number;
  unknown: number;
}

/** Sums of no signal yet. */
export function sumsOf(): Sums {
  return { weight: 0, families: Array.from({ length: others + 1 }, () => 0), known: 0, unknown: 0 };
}

/** The number of the family of a signal: what stands before its colon. */
export function familyOf(signal: string): number {
  const end = signal.indexOf(':');
  return families[end < 0 ? signal : signal.slice(0, end)] ?? others;
}

/** Adds a signal with its weight, where it has one. */
export function addTo(sums: Sums, known: SignalWeight | undefined): void {
  if (known === undefined) {
    sums.unknown += 1;
    return;
  }
  sums.known += 1;
  sums.weight += known.weight;
  sums.families[known.family]! += known.weight;
}
