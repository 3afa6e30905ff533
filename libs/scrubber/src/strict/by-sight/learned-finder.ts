import type { Candidate, FindCandidates, HintedRule } from '../stream/candidates.ts';
import { createKnownScan, slots } from '../scan/known-scan.ts';

const buckets = 2 ** 17;

/** One way to write a value. */
export interface Form {
  /** A byte string of at least six bytes. */
  text: string;
  /** A short value within a longer word is not that value; base64 of it is, wherever it stands. */
  isWord: boolean;
}

/**
 * Finds many thousands of texts in little memory: their bytes lie in one buffer. The scan names the places where the first six
 * bytes of one stand; there, the bytes of each length that is known to begin so are looked up in a hash table. Case counts.
 * Where several begin at one place, the longest comes first. Of two forms with the same text the later one counts.
 */
export function learnedFinder(forms: Iterable<Form>, ruleOf: (form: Form) => HintedRule): FindCandidates {
  const { store, starts, isWord } = stored(forms);
  const lengthOf = (index: number): number => starts[index + 1]! - starts[index]!;
  const scan = createKnownScan();
  const lengths = createChains(slots, isWord.length);
  const byHash = createChains(buckets, isWord.length);
  function indexOf(
    bytes: Uint8Array,
    at: number,
    length: number,
    hash = hashOf(bytes, at, length),
  ): number | undefined {
    for (let link = byHash.first(hash); link >= 0; link = byHash.next(link)) {
      const index = byHash.value(link);
      if (lengthOf(index) === length && stands(bytes, at, store, starts[index]!, length)) return index;
    }
    return undefined;
  }

  function add(index: number): void {
    const [at, length] = [starts[index]!, lengthOf(index)];
    const hash = hashOf(store, at, length);
    const same = indexOf(store, at, length, hash);
    if (same !== undefined) {
      isWord[same] = isWord[index]!;
      return;
    }
    const slot = scan.add(store, at, length);
    if (!isIn(lengths, slot, length)) lengths.add(slot, length);
    byHash.add(hash, index);
  }
  for (let index = 0; index < isWord.length; index += 1) add(index);

  return (bytes, from, to) => {
    const found: Candidate[] = [];
    const places = scan.places(bytes, from, to);
    for (let place = 0; place < places.length; place += 2) {
      const at = places[place]!;
      const here: Form[] = [];
      for (let link = lengths.first(places[place + 1]!); link >= 0; link = lengths.next(link)) {
        const length = lengths.value(link);
        const index = at + length > bytes.length ? undefined : indexOf(bytes, at, length);
        if (index === undefined) continue;
        here.push({ text: store.toString('latin1', starts[index], starts[index + 1]), isWord: isWord[index] === 1 });
      }
      for (const form of here.toSorted((a, b) => b.text.length - a.text.length))
        found.push({ at, rules: [ruleOf(form)] });
    }
    return found;
  };
}

/** Lists of numbers, many of them empty, as chains through one table. Where there are few numbers, some lists are one. */
interface Chains {
  readonly add: (list: number, value: number) => void;
  /** The first link of a list, and the one behind another; -1: there is none. */
  readonly first: (list: number) => number;
  readonly next: (link: number) => number;
  readonly value: (link: number) => number;
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
    first: (list) => heads[list & (size - 1)]!,
    next: (link) => next[link]!,
    value: (link) => values[link]!,
  };
}

function isIn(chains: Chains, list: number, value: number): boolean {
  for (let link = chains.first(list); link >= 0; link = chains.next(link))
    if (chains.value(link) === value) return true;
  return false;
}

function hashOf(bytes: Uint8Array, start: number, length: number): number {
  let hash = length;
  for (let at = start; at < start + length; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01_00_01_93);
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}

/** All texts in one buffer, and where each begins; one start more than texts. */
function stored(forms: Iterable<Form>): { store: Buffer; starts: Uint32Array; isWord: Uint8Array } {
  const starts = [0];
  const words: number[] = [];
  let store: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(2 ** 20);
  let used = 0;
  for (const { text, isWord } of forms) {
    while (used + text.length > store.length) store = resized(store, 2 * store.length);
    used += store.write(text, used, 'latin1');
    starts.push(used);
    words.push(Number(isWord));
  }
  return { store: resized(store, used), starts: Uint32Array.from(starts), isWord: Uint8Array.from(words) };
}

function resized(store: Buffer<ArrayBuffer>, length: number): Buffer<ArrayBuffer> {
  return Buffer.from(store.buffer.transfer(length));
}

function stands(bytes: Uint8Array, at: number, store: Buffer, start: number, length: number): boolean {
  for (let index = 0; index < length; index += 1) if (bytes[at + index] !== store[start + index]) return false;
  return true;
}
