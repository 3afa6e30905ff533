import { stemClasses, type StemClass } from '../by-weight/telling-stems.ts';

/** The stems by their first two bytes, each list in the order in which they are tried. */
const byBeginning = Map.groupBy(stemClasses.keys(), (stem) => beginningAt(stem, 0));
const isBeginning = new Uint8Array(2 ** 16);
for (const beginning of byBeginning.keys()) isBeginning[beginning] = 1;

/** The stems in a text in lower case, from left to right; none begins within another. */
export function stemsIn(low: string): string[] {
  const found: string[] = [];
  for (let at = 0; at + 1 < low.length;) {
    const stem = stemAt(low, at);
    if (stem !== undefined) found.push(stem);
    at += stem?.length ?? 1;
  }
  return found;
}

/** What the stems in a text speak of, in the order of the alphabet. */
export function classesIn(low: string): StemClass[] {
  const found = stemsIn(low);
  return found.length === 0 ? [] : [...new Set(found.map((stem) => stemClasses.get(stem)!))].toSorted();
}

function stemAt(low: string, at: number): string | undefined {
  const beginning = beginningAt(low, at);
  if (isBeginning[beginning] === 0) return undefined;
  return byBeginning.get(beginning)!.find((stem) => low.startsWith(stem, at));
}

function beginningAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 8) | text.charCodeAt(at + 1);
}
