import { hashBehind, nothing, place } from '../by-weight/hashes.ts';

/** How many weights there are; a signal is the number of its weight. */
export const size = 2 ** 16;

/** The hash of one part, or of two. */
export function hashOf(first: string, second?: string): number {
  const hash = hashBehind(nothing, first);
  return second === undefined ? hash : hashBehind(hash, second);
}

/** The signal of what has this hash. */
export function signalOf(hash: number): number {
  return place(hash, size);
}
