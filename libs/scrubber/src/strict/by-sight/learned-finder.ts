import type { Candidate, FindCandidates, HintedRule } from '../stream/candidates.ts';
import { createKnownScan, slots } from '../scan/known-scan.ts';

const buckets = 2 ** 17;

/**
 * Finds many thousands of byte strings of at least six bytes in little memory: their bytes lie in one buffer. The scan names
 * the places where the first six bytes of one stand; there, the bytes of each length that is known to begin so are looked up in
 * a hash table. Case counts. Where several begin at one place they come in the order they were given.
 */
export function learnedFinder(texts: readonly string[], ruleOf: (text: string) => HintedRule): FindCandidates {
  const { store, starts } = stored(texts);
  const lengthOf = (index: number): number => starts[index + 1]! - starts[index]!;
  const scan = createKnownScan();
  const lengths = createChains(slots, texts.length);
  const byHash = createChains(buckets, texts.length);
  for (let index = 0; index < texts.length; index += 1) {
    const text = store.subarray(starts[index], starts[index + 1]);
    const slot = scan.add(text);
    if (!lengths.of(slot).includes(text.length)) lengths.add(slot, text.length);
    byHash.add(hashOf(text, 0, text.length), index);
  }

  return (bytes, from, to) => {
    const found: Candidate[] = [];
    const places = scan.places(bytes, from, to);
    for (let place = 0; place < places.length; place += 2) {
      const at = places[place]!;
      const here: number[] = [];
      for (const length of lengths.of(places[place + 1]!)) {
        if (at + length > bytes.length) continue;
        for (const index of byHash.of(hashOf(bytes, at, length)))
          if (lengthOf(index) === length && stands(bytes, at, store, starts[index]!, length)) here.push(index);
      }
      for (const index of here.toSorted((a, b) => a - b))
        found.push({ at, rules: [ruleOf(store.toString('latin1', starts[index], starts[index + 1]))] });
    }
    return found;
  };
}

/** Lists of numbers, many of them empty, as chains through one table. Where there are few numbers, some lists are one. */
interface Chains {
  readonly add: (list: number, value: number) => void;
  readonly of: (list: number) => number[];
}

function createChains(lists: number, most: number): Chains {
  const size = Math.min(lists, 2 ** Math.ceil(Math.log2(2 * most + 2)));
  const heads = new Int32Array(size).fill(-1);
  const values = new Int32Array(most);
  const next = new Int32Array(most);
  let used = 0;
  return {
    add(list, value) {
      values[used] = value;
      next[used] = heads[list & (size - 1)]!;
      heads[list & (size - 1)] = used++;
    },
    of(list) {
      const found = [];
      for (let link = heads[list & (size - 1)]!; link >= 0; link = next[link]!) found.push(values[link]!);
      return found;
    },
  };
}

function hashOf(bytes: Uint8Array, start: number, length: number): number {
  let hash = length;
  for (let at = start; at < start + length; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01_00_01_93);
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}

/** All texts in one buffer, and where each begins; one start more than texts. */
function stored(texts: readonly string[]): { store: Buffer; starts: Uint32Array } {
  const starts = new Uint32Array(texts.length + 1);
  for (const [index, text] of texts.entries()) starts[index + 1] = starts[index]! + text.length;
  const store = Buffer.allocUnsafe(starts[texts.length]!);
  for (const [index, text] of texts.entries()) store.write(text, starts[index]!, 'latin1');
  return { store, starts };
}

function stands(bytes: Uint8Array, at: number, store: Buffer, start: number, length: number): boolean {
  for (let index = 0; index < length; index += 1) if (bytes[at + index] !== store[start + index]) return false;
  return true;
}
