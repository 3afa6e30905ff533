import { foldsAt, type ByteScan, type HintTables } from './byte-scan.ts';
import { longTable, shortTables, type Hint } from './hint-tables.ts';

/** Told of each place where a hint stands, from left to right. */
export type OnHint = (at: number, hint: number) => void;

export interface HintScanner {
  readonly tables: HintTables;
  /** Finds all hints that begin in some bytes at `from` or later and before `to`. What begins at `from` must have been loaded. */
  readonly scan: (scan: ByteScan, from: number, to: number, onHint: OnHint) => void;
}

/** A hint as it is compared: in lower case, where case does not count. */
interface Pattern {
  readonly bytes: Uint8Array;
  readonly isExact: boolean;
  readonly index: number;
}

/** Hints that begin alike, by what they begin with. */
type Groups = ReadonlyMap<number, ReadonlySet<Pattern>>;

const hashes = 2 ** 14;
const anyByte = [...Array(256).keys()];

/**
 * Makes what finds many short texts in bytes at once. The scan compares each hint at most once for each place, and only where its first
 * bytes may be those of one; so time is linear.
 *
 * @param tables those of the same hints, where another thread has made them: it takes longer than anything else here
 */
export function createHintScanner(hints: readonly Hint[], tables: HintTables = tablesOf(hints)): HintScanner {
  return {
    tables,
    scan(scan, from, to, onHint) {
      for (let at = 0; at < to - from;) {
        const { found, next } = scan.hints(at, to - from);
        for (let index = 0; index < found.length; index += 2) onHint(from + found[index]!, found[index + 1]!);
        at = next;
      }
    },
  };
}

function tablesOf(hints: readonly Hint[]): HintTables {
  const [lower, same] = [foldTable(false), foldTable(true)];
  const patterns = hints.map(({ text, isExact }, index): Pattern => {
    const fold = isExact ? same : lower;
    return { bytes: Uint8Array.from(text, (character) => fold[character.charCodeAt(0)] ?? 0), isExact, index };
  });
  const ones = grouped(patterns, 1, 1, ({ bytes: [first = 0], isExact }) =>
    anyByte.filter((code) => (isExact ? same : lower)[code] === first),
  );
  const threes = grouped(patterns, 2, 3, ({ bytes }) =>
    bytes.length === 3 ? [hashOf(bytes)] : anyByte.map((third) => hashOf([...bytes, third])),
  );
  const fours = grouped(patterns, 4, Infinity, ({ bytes }) => [hashOf(bytes.subarray(0, 5))]);

  const { lists, places } = listsOf(patterns, [
    { groups: ones, size: 256 },
    { groups: threes, size: hashes },
    { groups: fours, size: hashes },
  ]);
  const folds = Uint8Array.from([...lower, ...same]);

  return { short: shortTables(hints), long: longTable(hints), folds, places, lists };
}

function grouped(
  patterns: readonly Pattern[],
  shortest: number,
  longest: number,
  keysOf: (pattern: Pattern) => readonly number[],
): Groups {
  const groups = new Map<number, Set<Pattern>>();
  for (const pattern of patterns) {
    if (pattern.bytes.length < shortest || pattern.bytes.length > longest) continue;
    for (const key of keysOf(pattern)) groups.set(key, (groups.get(key) ?? new Set<Pattern>()).add(pattern));
  }
  return groups;
}

/** Writes hints and lists of them as `scan.wat` reads them: those that are no longer than what begins alike, and then the others. */
function listsOf(
  patterns: readonly Pattern[],
  all: readonly { groups: Groups; size: number }[],
): { lists: Uint8Array; places: Uint32Array[] } {
  const words: number[] = [0];
  const hintsAt = patterns.map(({ bytes, isExact, index }) => {
    const at = 4 * words.length;
    words.push(bytes.length | (index << 16), foldsAt + (isExact ? 256 : 0));
    for (let from = 0; from < bytes.length; from += 4)
      words.push(bytes.subarray(from, from + 4).reduce((word, byte, place) => word | (byte << (8 * place)), 0));
    return at;
  });
  const known = new Map<string, number>();
  const listOf = (those: ReadonlySet<Pattern>): number => {
    const ofFour = [...those].toSorted((a, b) => Number(a.bytes.length > 4) - Number(b.bytes.length > 4));
    const members = ofFour.map(({ index }) => hintsAt[index]!);
    const key = members.join();
    const at = known.get(key) ?? 4 * words.length;
    if (!known.has(key)) words.push(...members, 0);
    known.set(key, at);
    return at;
  };
  const places = all.map(({ groups, size }) => {
    const at = new Uint32Array(size);
    for (const [key, those] of groups) at[key] = listOf(those);
    return at;
  });
  return { lists: new Uint8Array(Int32Array.from(words).buffer), places };
}

/** Of three to five bytes, as `scan.wat` computes it. */
function hashOf(bytes: Iterable<number>): number {
  let word = 0;
  let shift = 0;
  for (const byte of bytes) {
    word ^= shift < 32 ? (byte | 0x20) << shift : Math.imul(byte | 0x20, 0x01_00_01_93);
    shift += 8;
  }
  return Math.imul(word, 0x9e_37_79_b1) >>> 18;
}

/** Each byte as it is compared: in lower case, where case does not count. */
function foldTable(isExact: boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (!isExact && code >= 65 && code <= 90 ? code + 32 : code));
}
