import { mixed, nothing, place } from '../by-weight/signals.ts';

/** How many weights there are; a signal is the number of its weight. */
export const size = 2 ** 16;

/** The hash of one part more. */
export function behind(before: number, part: string): number {
  let hash = before;
  for (let at = 0; at < part.length; at += 1) hash = mixed(hash, part.charCodeAt(at));
  return mixed(hash, 256);
}

/** The hash of one part more, which is a number that is written in decimal. */
export function behindNumber(before: number, number: number): number {
  let [hash, scale] = [before, 1];
  while (scale * 10 <= number) scale *= 10;
  for (; scale >= 1; scale = Math.floor(scale / 10)) hash = mixed(hash, 48 + (Math.floor(number / scale) % 10));
  return mixed(hash, 256);
}

/** The hash of one part, or of two. */
export function hashOf(first: string, second?: string): number {
  const hash = behind(nothing, first);
  return second === undefined ? hash : behind(hash, second);
}

export function signalOf(hash: number): number {
  return place(hash, size);
}
