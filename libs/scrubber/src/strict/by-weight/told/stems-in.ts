import { stemClasses, type StemClass } from './telling-stems.ts';

/** The stems by their first two bytes, each list in the order in which they are tried. */
const byBeginning = Map.groupBy(stemClasses.keys(), (stem) => beginningAt(stem, 0));
const isBeginning = new Uint8Array(2 ** 16);
for (const beginning of byBeginning.keys()) isBeginning[beginning] = 1;

/** Hands out the stems in a text in lower case, from left to right, with the place where each begins; none begins within another. */
export function eachStem(low: string, take: (stem: string, at: number) => void): void {
  for (let at = 0; at + 1 < low.length;) {
    const stem = stemAt(low, at);
    if (stem !== undefined) take(stem, at);
    at += stem?.length ?? 1;
  }
}

/** The stems in a text in lower case, from left to right. */
export function stemsIn(low: string): string[] {
  const found: string[] = [];
  eachStem(low, (stem) => found.push(stem));
  return found;
}

/** What some stems speak of, in the order of the alphabet. */
export function classesOf(stems: Iterable<string>): StemClass[] {
  const classes = new Set<StemClass>();
  for (const stem of stems) classes.add(stemClasses.get(stem)!);
  return [...classes].toSorted();
}

function stemAt(low: string, at: number): string | undefined {
  const beginning = beginningAt(low, at);
  if (isBeginning[beginning] === 0) return undefined;
  return byBeginning.get(beginning)!.find((stem) => low.startsWith(stem, at));
}

function beginningAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 8) | text.charCodeAt(at + 1);
}
