import { foldsAt, type ByteScan, type HintTables } from './byte-scan.ts';
import { anchorFinder } from './hint-anchors.ts';
import { longestWhole, longTables, shortTables, type Hint } from './hint-tables.ts';
import { wordTables } from './word-tables.ts';

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
}

/** Which hints are compared at a place, and how far before it each begins, by what stands there. */
type Groups = ReadonlyMap<number, readonly Compared[]>;

interface Compared {
  readonly rank: number;
  readonly offset: number;
}

const hashes = 2 ** 14;
/** Where in a hint the bytes may begin by which it is told apart at first. */
const farthestWord = 2 ** 10;

/**
 * Makes what finds many short texts in bytes at once. The scan compares each hint at most once for each place, and only where some of its
 * bytes may stand; so time is linear.
 *
 * @param hints each once
 * @param tables those of the same hints, where another thread has made them: it takes longer than anything else here
 */
export function createHintScanner(hints: readonly Hint[], tables?: HintTables): HintScanner {
  const inOrder = [...hints.keys()].toSorted((a, b) => classOf(hints[a]!) - classOf(hints[b]!));
  const made = tables ?? tablesOf(inOrder.map((index) => hints[index]!));
  return {
    tables: made,
    scan(scan, from, to, onHint) {
      for (let at = 0; at < to - from;) {
        const { found, next } = scan.hints(at, to - from);
        for (let index = 0; index < found.length; index += 2) onHint(from + found[index]!, inOrder[found[index + 1]!]!);
        at = next;
      }
    },
  };
}

/** Of hints at one place the shorter ones come first, up to a length. */
function classOf({ text: { length } }: Hint): number {
  return Math.min(length === 3 ? 2 : length, 5);
}

function tablesOf(hints: readonly Hint[]): HintTables {
  const [lower, same] = [foldTable(false), foldTable(true)];
  const patterns = hints.map(({ text, isExact }): Pattern => {
    const fold = isExact ? same : lower;
    return { bytes: Uint8Array.from(text, (character) => fold[character.charCodeAt(0)] ?? 0), isExact };
  });
  const anchorOf = anchorFinder(wordTables().costs);
  const anchors = hints.map(({ text }) => (text.length > longestWhole ? anchorOf(text) : 0));
  const ones = new Map<number, Compared[]>();
  const threes = new Map<number, Compared[]>();
  const fours = new Map<number, Compared[]>();
  for (const [rank, { bytes, isExact }] of patterns.entries()) {
    const anchor = anchors[rank]!;
    if (bytes.length < 3) {
      const fold = isExact ? same : lower;
      for (const [code, folded] of fold.entries()) if (folded === bytes[0]) add(ones, code, { rank, offset: 0 });
    } else if (bytes.length <= longestWhole) add(threes, hashOf(bytes.subarray(0, 3)), { rank, offset: 0 });
    else
      for (const offset of [anchor, anchor + 1])
        add(fours, hashOf(bytes.subarray(offset, offset + 4)), { rank, offset });
  }
  const { lists, places } = listsOf(patterns, [
    { groups: ones, size: 256 },
    { groups: threes, size: hashes },
    { groups: fours, size: hashes },
  ]);
  return {
    short: shortTables(hints),
    long: longTables(hints, anchors),
    folds: Uint8Array.from([...lower, ...same]),
    places,
    lists,
    reach: 1 + anchors.reduce((most, anchor) => Math.max(most, anchor), 0),
    // Only hints of different lengths can stand at one place, each with case and without.
    mostAtOnce: 2 * new Set(patterns.map(({ bytes }) => bytes.length)).size,
  };
}

function add(groups: Map<number, Compared[]>, key: number, compared: Compared): void {
  const group = groups.get(key);
  if (group) group.push(compared);
  else groups.set(key, [compared]);
}

/** Writes hints and lists of them as `scan.wat` reads them. */
function listsOf(
  patterns: readonly Pattern[],
  all: readonly { groups: Groups; size: number }[],
): { lists: Uint8Array; places: Uint32Array[] } {
  const words: number[] = [0];
  const hintsAt = patterns.map(({ bytes, isExact }, rank) => {
    const at = 4 * words.length;
    words.push(bytes.length | (rank << 16), foldsAt + (isExact ? 256 : 0));
    for (let from = 0; from < bytes.length; from += 4) words.push(wordAt(bytes, from));
    return at;
  });
  const places = all.map(({ groups, size }) => {
    const at = new Uint32Array(size);
    for (const [key, those] of groups) {
      at[key] = 4 * words.length;
      for (const { rank, offset } of those) {
        const { distance, word, mask } = tellingWord(patterns[rank]!.bytes, offset);
        words.push(hintsAt[rank]!, offset | (distance << 16), word, mask);
      }
      words.push(0);
    }
    return at;
  });
  return { lists: new Uint8Array(Int32Array.from(words).buffer), places };
}

/** Four bytes at the end of a hint, or all of it where it is shorter, and how far behind a place of it they are; the case of letters is left out. */
function tellingWord(bytes: Uint8Array, offset: number): { distance: number; word: number; mask: number } {
  const from = Math.min(Math.max(0, bytes.length - 4), farthestWord);
  const mask = 0xdf_df_df_df >>> (8 * Math.max(0, 4 - bytes.length));
  return { distance: from - offset, word: wordAt(bytes, from), mask };
}

/** Four bytes of a hint, or what there is of them. */
function wordAt(bytes: Uint8Array, from: number): number {
  let word = 0;
  for (let place = 0; place < 4; place += 1) word |= (bytes[from + place] ?? 0) << (8 * place);
  return word;
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

/** Each byte as it is compared: in lower case, where case does not count. */
function foldTable(isExact: boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (!isExact && code >= 65 && code <= 90 ? code + 32 : code));
}
