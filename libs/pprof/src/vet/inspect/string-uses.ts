import { Malformed } from '../../wire/cursor.ts';
import { grown } from './grow.ts';

/** What a string of a profile is for, as bits: one string may be for several things. */
export const uses = {
  /** A word of the program: the name of a function, type, unit or label, or a pattern of such names. */
  name: 1,
  /** Where a program or a source file lies. */
  path: 2,
  buildId: 4,
  /** The value of a label. */
  label: 8,
  /** What somebody wrote: a comment, a link. */
  text: 16,
} as const;

/** Real profiles have few keys, and few values that stand under more than one; this bounds what is kept for others. */
const mostPairs = 2 ** 20;

/** What each string of a table is for, by its place in the table. */
export interface StringUses {
  /** Notes a use of the string at a place, given as its lower and upper 32 bits. @throws {Malformed} where no table can have that place */
  add(low: number, high: number, use: number): number;
  /** Notes that a string is the value of the label that another names. @throws {Malformed} where such pairs are too many */
  addLabel(value: number, key: number): void;
  /** The bits of `uses` of a string; 0 where nothing refers to it. */
  of(place: number): number;
  /** The places of the keys that a string is the value of. */
  keysOf(value: number): Iterable<number>;
  /** The places of all that are the key of a label. */
  readonly keys: ReadonlySet<number>;
  /** The highest place that was referred to. */
  readonly highest: number;
}

/** Makes an empty record, for tables of at most so many strings. It has 5 bytes a string. */
export function stringUses(mostStrings: number): StringUses {
  let bits = new Uint8Array(64);
  let firstKeys = new Uint32Array(64);
  const otherKeys = new Map<number, Set<number>>();
  const keys = new Set<number>();
  let highest = 0;
  let pairs = 0;
  return {
    add(low, high, use) {
      if (high !== 0 || low >= mostStrings) throw new Malformed('a string is referred to that cannot be there');
      if (low > highest) highest = low;
      bits = grown(bits, low + 1);
      bits[low]! |= use;
      return low;
    },
    addLabel(value, key) {
      keys.add(key);
      firstKeys = grown(firstKeys, value + 1);
      const first = firstKeys[value]!;
      if (first === 0) firstKeys[value] = key + 1;
      else if (first !== key + 1) {
        const others = otherKeys.get(value) ?? new Set();
        if (others.has(key)) return;
        pairs += 1;
        otherKeys.set(value, others.add(key));
      }
      if (pairs + keys.size > mostPairs) throw new Malformed('its labels are too many to be looked into');
    },
    of: (place) => bits[place] ?? 0,
    *keysOf(value) {
      const first = firstKeys[value] ?? 0;
      if (first !== 0) yield first - 1;
      yield* otherKeys.get(value) ?? [];
    },
    keys,
    get highest() {
      return highest;
    },
  };
}
