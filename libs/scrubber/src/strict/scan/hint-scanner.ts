import type { ByteScan, ScanTables } from './byte-scan.ts';
import { hintTables, type Hint } from './hint-tables.ts';

/** Told of each place where a hint stands, from left to right. */
export type OnHint = (at: number, hint: number) => void;

export interface HintScanner {
  readonly tables: Pick<ScanTables, 'hints' | 'groups'>;
  /** Finds all hints that begin in `bytes` at `from` or later and before `to`. What begins at `from` must have been loaded. */
  readonly scan: (scan: ByteScan, bytes: Uint8Array, from: number, to: number, onHint: OnHint) => void;
}

/** A hint as it is compared, and each byte as it is compared with it: in lower case, where case does not count. */
interface Pattern {
  readonly bytes: Uint8Array;
  readonly fold: Uint8Array;
  readonly index: number;
}

/** Hints that begin alike. */
interface Group {
  /** Those that are no longer than that, and then lists of all that may stand where some byte follows. */
  readonly lists: readonly (readonly Pattern[])[];
  /** Which list it is, by the byte that follows, in lower case; a list of lists for each byte would take eight times the memory. */
  readonly listOf: Uint8Array;
}

/** Hints by the number of their group. */
interface Groups {
  readonly numbers: Uint16Array;
  readonly groups: readonly Group[];
}

/**
 * Finds many short texts in bytes at once: compares only where the scan says which may begin. Time is linear, as each hint
 * is compared at most once for each place.
 */
export function createHintScanner(hints: readonly Hint[]): HintScanner {
  const folds = { exact: foldTable(true), folded: foldTable(false) };
  const patterns = hints.map(({ text, isExact }, index): Pattern => {
    const fold = isExact ? folds.exact : folds.folded;
    return { bytes: Uint8Array.from(text, (character) => fold[character.charCodeAt(0)]!), fold, index };
  });
  const ofLength = (from: number, to: number): Pattern[] =>
    patterns.filter(({ bytes }) => bytes.length >= from && bytes.length <= to);
  const ones = grouped(ofLength(1, 1), {
    size: 256,
    most: 15,
    length: 1,
    keysOf: ({ bytes, fold }) => anyByte.filter((code) => fold[code] === bytes[0]),
  });
  const threes = grouped(ofLength(2, 3), {
    ...hashed,
    length: 3,
    keysOf: ({ bytes }) => (bytes.length === 3 ? [hashOf(bytes)] : anyByte.map((third) => hashOf([...bytes, third]))),
  });
  const fours = grouped(ofLength(4, Infinity), {
    ...hashed,
    length: 4,
    keysOf: ({ bytes }) => [hashOf(bytes.subarray(0, 4))],
  });

  return {
    tables: { hints: hintTables(hints), groups: [ones.numbers, threes.numbers, fours.numbers] },
    scan(scan, bytes, from, to, onHint) {
      const compare = (at: number, { lists, listOf }: Group, length: number): void => {
        const those = lists[listOf[folds.folded[bytes[at + length]!]!]!] ?? lists[0]!;
        for (const pattern of those) if (stands(bytes, at, pattern)) onHint(at, pattern.index);
      };
      const places = scan.places(to - from);
      for (let index = 0; index < places.length; index += 2) {
        const at = from + places[index]!;
        if (at >= to) return;
        const numbers = places[index + 1]!;
        const one = numbers & 15;
        const three = (numbers >>> 4) & mostGroups;
        const four = numbers >>> 18;
        if (one !== 0) compare(at, ones.groups[one]!, 1);
        if (three !== 0) compare(at, threes.groups[three]!, 3);
        if (four !== 0) compare(at, fours.groups[four]!, 4);
      }
    },
  };
}

const anyByte = [...Array(256).keys()];
const mostGroups = 2 ** 14 - 1;
const hashed = { size: 2 ** 14, most: mostGroups };

interface Grouping {
  /** How many keys there are. */
  readonly size: number;
  /** How many numbers there are. */
  readonly most: number;
  /** How many bytes a key is made of. */
  readonly length: number;
  readonly keysOf: (pattern: Pattern) => readonly number[];
}

/** Numbers the groups of hints that begin alike, from 1. Where there are more than `most`, some share a number. */
function grouped(patterns: readonly Pattern[], { size, most, length, keysOf }: Grouping): Groups {
  const numbers = new Uint16Array(size);
  const members: Set<Pattern>[] = [];
  let used = 0;
  for (const pattern of patterns) {
    let own = 0;
    for (const key of keysOf(pattern)) {
      if (numbers[key] === 0) numbers[key] = own ||= 1 + (used++ % most);
      (members[numbers[key]!] ??= new Set()).add(pattern);
    }
  }
  const lower = foldTable(false);
  return { numbers, groups: members.map((those) => groupOf([...those], length, lower)) };
}

function groupOf(patterns: readonly Pattern[], length: number, lower: Uint8Array): Group {
  const whole = patterns.filter(({ bytes }) => bytes.length <= length);
  const longer = patterns.filter(({ bytes }) => bytes.length > length);
  const byNext = [...Map.groupBy(longer, ({ bytes }) => lower[bytes[length]!]!)];
  const listOf = new Uint8Array(256);
  for (const [index, [next]] of byNext.entries()) listOf[next] = index + 1;
  return { lists: [whole, ...byNext.map(([, those]) => [...whole, ...those])], listOf };
}

/** Of three or four bytes, as `scan.wat` computes it. */
function hashOf(bytes: Iterable<number>): number {
  let word = 0;
  let shift = 0;
  for (const byte of bytes) {
    word |= (byte | 0x20) << shift;
    shift += 8;
  }
  return Math.imul(word, 0x9e_37_79_b1) >>> 18;
}

/** Looks from the end on, as what begins alike is told apart there. */
function stands(bytes: Uint8Array, at: number, { bytes: pattern, fold }: Pattern): boolean {
  if (at + pattern.length > bytes.length) return false;
  for (let index = pattern.length - 1; index >= 0; index -= 1)
    if (fold[bytes[at + index]!] !== pattern[index]) return false;
  return true;
}

/** Each byte as it is compared: in lower case, where case does not count. */
function foldTable(isExact: boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (!isExact && code >= 65 && code <= 90 ? code + 32 : code));
}
