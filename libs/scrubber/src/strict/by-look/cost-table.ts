import { classOf, isBoundary, lower, symbolCount, symbolOf, upper } from './symbols.ts';

/** Costs are in eighths of a bit, so that a byte holds each of them. */
export const unitsPerBit = 8;

/** Where the parts of the table begin: costs of a symbol behind two others, of a letter's case, and of a byte among those of its symbol. */
export const tableAt = {
  symbols: 0,
  cases: symbolCount ** 3,
  bytes: symbolCount ** 3 + 512,
  size: symbolCount ** 3 + 768,
};

/** How much a rarer context leans on the context that is one symbol shorter. */
const weightOfShorter = 6;

/**
 * Makes the table that says how surprising each byte of a word is to somebody who knows texts of people: documentation,
 * identifiers, paths, versions. A word that a generator made is much more surprising than any of those.
 *
 * @param texts texts as bytes
 */
export function makeCostTable(texts: Iterable<Uint8Array>): Uint8Array {
  const counts = count(texts);
  const table = new Uint8Array(tableAt.size);
  for (let two = 0; two < symbolCount ** 2; two += 1)
    for (let symbol = 0; symbol < symbolCount; symbol += 1)
      table[two * symbolCount + symbol] = costOf(shareOf(counts, two, symbol));
  for (let two = 0; two < 64; two += 1) {
    const [lowers, uppers] = [counts.cases[two * 8 + lower]! + 0.5, counts.cases[two * 8 + upper]! + 0.5];
    table[tableAt.cases + two * 8 + lower] = costOf(lowers / (lowers + uppers));
    table[tableAt.cases + two * 8 + upper] = costOf(uppers / (lowers + uppers));
  }
  for (let byte = 0; byte < 256; byte += 1) {
    const isLetter = classOf[byte] === lower || classOf[byte] === upper;
    if (isLetter || isBoundary(byte)) continue;
    const alike = bytesOf(symbolOf[byte]!);
    const all = alike.reduce((sum, other) => sum + counts.bytes[other]! + 1, 0);
    table[tableAt.bytes + byte] = costOf((counts.bytes[byte]! + 1) / all);
  }
  return table;
}

interface Counts {
  three: Uint32Array;
  two: Uint32Array;
  one: Uint32Array;
  cases: Uint32Array;
  bytes: Uint32Array;
}

function count(texts: Iterable<Uint8Array>): Counts {
  const counts: Counts = {
    three: new Uint32Array(symbolCount ** 3),
    two: new Uint32Array(symbolCount ** 2),
    one: new Uint32Array(symbolCount),
    cases: new Uint32Array(512),
    bytes: new Uint32Array(256),
  };
  for (const text of texts) {
    let [before, last, classBefore, classLast] = [0, 0, 0, 0];
    for (const byte of text) {
      const [symbol, kind] = [symbolOf[byte]!, classOf[byte]!];
      counts.three[(before * symbolCount + last) * symbolCount + symbol]! += 1;
      counts.two[last * symbolCount + symbol]! += 1;
      counts.one[symbol]! += 1;
      counts.bytes[byte]! += 1;
      counts.cases[(classBefore * 8 + classLast) * 8 + kind]! += 1;
      [before, last, classBefore, classLast] = [last, symbol, classLast, kind];
      if (symbol === 0) [before, last, classBefore, classLast] = [0, 0, 0, 0];
    }
  }
  return counts;
}

/** The share of a symbol behind two others, leaning on shorter contexts where few were seen. */
function shareOf({ three, two, one }: Counts, context: number, symbol: number): number {
  const last = context % symbolCount;
  const single = (one[symbol]! + 1) / (sum(one) + symbolCount);
  const afterOne =
    (two[last * symbolCount + symbol]! + weightOfShorter * single) /
    (sum(two.subarray(last * symbolCount, (last + 1) * symbolCount)) + weightOfShorter);
  return (
    (three[context * symbolCount + symbol]! + weightOfShorter * afterOne) /
    (sum(three.subarray(context * symbolCount, (context + 1) * symbolCount)) + weightOfShorter)
  );
}

function sum(numbers: Uint32Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function costOf(share: number): number {
  return Math.min(255, Math.round(-Math.log2(share) * unitsPerBit));
}

function bytesOf(symbol: number): number[] {
  return [...symbolOf.keys()].filter((byte) => symbolOf[byte] === symbol);
}
