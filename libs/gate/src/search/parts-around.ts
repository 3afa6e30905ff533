import type { Place } from './clue.ts';

/** How many bytes before and behind a clue a match may reach. */
export interface Reach {
  before: number;
  behind: number;
}

/** A part of a content, from the first to behind the last byte. */
export type Part = readonly [start: number, end: number];

/** The parts of a content that can be reached from some places. Parts that touch are one. */
export function partsAround(places: readonly Place[], length: number, { before, behind }: Reach): Part[] {
  const parts: [number, number][] = [];
  for (const { start } of places.toSorted((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(0, start - before), Math.min(length, start + behind)];
    const last = parts.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else parts.push([from, to]);
  }
  return parts;
}
