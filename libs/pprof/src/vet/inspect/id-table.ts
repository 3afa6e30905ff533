import type { NumberList } from '../../wire/messages.ts';
import { grown } from './grow.ts';

/**
 * The ids of one kind of entry, each with a number of its own from 0 on, whether it was referred to or defined first.
 * An id is its lower and upper 32 bits. 0 is no id.
 */
export interface IdTable {
  /** Notes that an entry has this id. Gives its number; -1 where the id is 0 or another entry has it. */
  define(low: number, high: number): number;
  /** Notes that an entry refers to this id. Gives its number. */
  refer(low: number, high: number): number;
  /** Refers to many ids. Gives the number of each, in an array that may be longer, and that the next call uses again. */
  referAll(ids: NumberList): Int32Array;
  /** Whether every id that was referred to is that of an entry. */
  isComplete(): boolean;
  readonly size: number;
}

/** Smaller ids, as most writers give them, are found by themselves; others by a hash. */
const denseIds = 2 ** 20;

/** Makes an empty table. It has 9 to 34 bytes an id. */
export function idTable(): IdTable {
  let dense = new Int32Array(64);
  let sparse = { numbers: new Int32Array(64), lows: new Uint32Array(64), highs: new Uint32Array(64), used: 0 };
  let defined = new Uint8Array(64);
  let numbers = new Int32Array(256);
  let size = 0;
  let missing = 0;

  function numberOf(low: number, high: number): number {
    if (high !== 0 || low >= denseIds) return sparseNumber(low, high);
    dense = grown(dense, low + 1);
    return (dense[low] ||= add()) - 1;
  }

  function sparseNumber(low: number, high: number): number {
    if (sparse.used * 2 >= sparse.numbers.length) rehash();
    const at = placeOf(low, high);
    if (sparse.numbers[at] === 0) {
      sparse.lows[at] = low;
      sparse.highs[at] = high;
      sparse.numbers[at] = add();
      sparse.used += 1;
    }
    return sparse.numbers[at]! - 1;
  }

  function placeOf(low: number, high: number): number {
    const { numbers, lows, highs } = sparse;
    const last = numbers.length - 1;
    const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    let at = (mixed ^ (mixed >>> 15)) & last;
    while (numbers[at] !== 0 && (lows[at] !== low || highs[at] !== high)) at = (at + 1) & last;
    return at;
  }

  function rehash(): void {
    const { numbers, lows, highs, used } = sparse;
    const length = numbers.length * 2;
    sparse = { numbers: new Int32Array(length), lows: new Uint32Array(length), highs: new Uint32Array(length), used };
    for (let from = 0; from < numbers.length; from += 1) {
      if (numbers[from] === 0) continue;
      const at = placeOf(lows[from]!, highs[from]!);
      sparse.numbers[at] = numbers[from]!;
      sparse.lows[at] = lows[from]!;
      sparse.highs[at] = highs[from]!;
    }
  }

  function add(): number {
    size += 1;
    missing += 1;
    defined = grown(defined, size);
    return size;
  }

  return {
    define(low, high) {
      if (low === 0 && high === 0) return -1;
      const number = numberOf(low, high);
      if (defined[number] === 1) return -1;
      defined[number] = 1;
      missing -= 1;
      return number;
    },
    refer: numberOf,
    referAll({ low, high, length }) {
      numbers = grown(numbers, length);
      const known = dense;
      for (let index = 0; index < length; index += 1) {
        const id = low[index]!;
        const number = high[index] === 0 && id < known.length ? known[id]! : 0;
        numbers[index] = number === 0 ? numberOf(id, high[index]!) : number - 1;
      }
      return numbers;
    },
    isComplete: () => missing === 0,
    get size() {
      return size;
    },
  };
}
