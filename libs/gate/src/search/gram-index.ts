import { createChains } from './chains.ts';
import { openModule, textMemory } from './open-module.ts';

export interface Grams {
  /** Bytes that are looked at in one place: 4 or 8. */
  size: 4 | 8;
  /** Distance in bytes between the places that are looked at. */
  stride: number;
}

/** An index of texts by some of their bytes. */
export interface GramIndex {
  /** Notes a text of at least `size + stride - 1` bytes, under a number that it may share with others. */
  note: (text: Uint8Array, number: number) => void;
  /** Whether `check` says so of any place where a text that was noted under a number may stand; `at` is somewhere in it. */
  some: (content: Uint8Array, check: (number: number, at: number) => boolean) => boolean;
}

interface Exports {
  memory: WebAssembly.Memory;
  hash: (at: number, wide: number) => number;
  note: (at: number, wide: number, bits: number) => void;
  places: (at: number, to: number, stride: number, wide: number, bits: number, list: number) => number;
}

/** Grams that more texts than this share are passed over where a text has others. */
const mostSharing = 4;
const bitsPerGram = 16;
const [leastBits, mostBits] = [16, 24];
/** A list is read before it has the places of more bytes than this. */
const stretch = 2 ** 16;

/**
 * Indexes texts by as many neighbouring grams as the stride is long, so that a look at every stride meets one of them,
 * wherever the text stands. `texts` is about how many there will be.
 */
export function gramIndex({ size, stride }: Grams, texts: number): GramIndex {
  const native = openModule(new URL('./grams.wasm', import.meta.url)) as Exports;
  const bits = Math.min(mostBits, Math.max(leastBits, Math.ceil(Math.log2(texts * stride * bitsPerGram))));
  const wide = Number(size === 8);
  const textAt = 2 ** (bits - 3);
  const memory = textMemory(native.memory, textAt, (stretch / stride + 1) * 8);
  const chains = createChains(texts * stride);

  return {
    note(text, number) {
      memory.load(text);
      const isShared = (at: number) => chains.length(native.hash(textAt + at, wide), mostSharing) >= mostSharing;
      const room = text.length - (size + stride - 1);
      const from = [room, 0, room >> 1].find((at) => !isShared(at)) ?? room;
      for (let at = textAt + from; at < textAt + from + stride; at += 1) {
        native.note(at, wide, bits);
        chains.add(native.hash(at, wide), number);
      }
    },
    some(content, check) {
      memory.load(content);
      const last = content.length - size + 1;
      for (let from = 0; from < last; from += stretch - (stretch % stride)) {
        const to = Math.min(last, from + stretch - (stretch % stride));
        const hits = memory.listed(native.places(textAt + from, textAt + to, stride, wide, bits, memory.list()));
        for (let index = 0; index < hits.length; index += 2)
          if (chains.some(hits[index + 1]!, (number) => check(number, hits[index]! - textAt))) return true;
      }
      return false;
    },
  };
}
