import { openModule, textMemory } from './open-module.ts';

export interface Grams {
  /** Bytes that are looked at in one place: 4 or 8. */
  size: 4 | 8;
  /** Distance in bytes between the places that are looked at. */
  stride: number;
}

/** An index of texts by some of their bytes. */
export interface GramIndex {
  /** Notes the first bytes of a text, of which there are at least `size + stride - 1`, under a number that it may share with others. */
  note: (text: Uint8Array, length: number, number: number) => void;
  /**
   * What `check` says first that is not `undefined`, of the places in order where a text that was noted under a number may
   * stand; `at` is somewhere in it.
   */
  find: (content: Uint8Array, check: (number: number, at: number) => number | undefined) => number | undefined;
}

interface Exports {
  memory: WebAssembly.Memory;
  prepare: (wide: number, stride: number, filterBits: number, listBits: number, numberBits: number) => number;
  isShared: (at: number, most: number) => number;
  note: (at: number, number: number) => void;
  number: (entry: number) => number;
  next: (entry: number) => number;
  places: (from: number, to: number, list: number, room: number) => number;
}

/** Grams that more texts than this share are passed over where a text has others. */
const mostSharing = 4;
/** Of each of the two filters. */
const bitsPerGram = 8;
const [leastBits, mostBits] = [16, 24];
/** A list is read before it has the places of more bytes than this. */
const stretch = 2 ** 16;
const [entryBytes, pairBytes, placeBytes] = [8, 8, 4];

/** How many texts are expected, how many there are at most, and below which number they are noted. */
export interface Expected {
  texts: number;
  most: number;
  numbers: number;
}

/**
 * Indexes texts by as many neighbouring grams as the stride is long, so that a look at every stride meets one of them,
 * wherever the text stands.
 */
export function gramIndex({ size, stride }: Grams, { texts, most, numbers }: Expected): GramIndex {
  const native = openModule(new URL('./grams.wasm', import.meta.url)) as Exports;
  const filterBits = Math.min(mostBits, Math.max(leastBits, bitsFor(texts * stride * bitsPerGram)));
  const listBits = filterBits - 4;
  const entriesAt = native.prepare(Number(size === 8), stride, filterBits, listBits, bitsFor(numbers));
  const textAt = entriesAt + (most * stride + 1) * entryBytes;
  const places = Math.ceil(stretch / stride) + 1;
  const memory = textMemory(native.memory, textAt, places * (pairBytes + placeBytes));

  return {
    note(text, length, number) {
      memory.put(text, length);
      const room = length - (size + stride - 1);
      const isShared = (at: number): boolean => native.isShared(textAt + at, mostSharing) !== 0;
      const from = !isShared(room) ? room : !isShared(0) ? 0 : !isShared(room >> 1) ? room >> 1 : room;
      native.note(textAt + from, number);
    },
    find(content, check) {
      memory.load(content);
      const last = content.length - size + 1;
      for (let from = 0; from < last; from += stretch - (stretch % stride)) {
        const to = Math.min(last, from + stretch - (stretch % stride));
        const list = memory.list();
        const hits = memory.listed(native.places(textAt + from, textAt + to, list, list + places * pairBytes));
        for (let index = 0; index < hits.length; index += 2)
          for (let entry = hits[index + 1]!; entry !== 0; entry = native.next(entry)) {
            const said = check(native.number(entry), hits[index]! - textAt);
            if (said !== undefined) return said;
          }
      }
      return undefined;
    },
  };
}

function bitsFor(count: number): number {
  return Math.ceil(Math.log2(Math.max(2, count)));
}
