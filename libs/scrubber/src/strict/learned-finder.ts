import type { Candidate, FindCandidates, HintedRule } from './candidates.ts';

const prefix = 6;
const slots = 2 ** 20;

/**
 * Finds many thousands of byte strings of at least six bytes in little memory: their bytes lie in one buffer, behind a
 * hash table over their first six bytes, and a bit per slot says no at nearly every place. Case counts. Where several
 * begin at one place they come in the order they were given.
 */
export function learnedFinder(texts: readonly string[], ruleOf: (text: string) => HintedRule): FindCandidates {
  const { store, starts } = stored(texts);
  const heads = new Int32Array(slots).fill(-1);
  const next = new Int32Array(texts.length).fill(-1);
  for (let index = texts.length - 1; index >= 0; index -= 1) {
    const at = starts[index]!;
    const slot = slotOf(store.readUInt32LE(at), store.readUInt16LE(at + 4));
    next[index] = heads[slot]!;
    heads[slot] = index;
  }

  return (bytes, from, to) => {
    const found: Candidate[] = [];
    const end = Math.min(to, bytes.length - prefix + 1);
    if (from >= end) return found;
    let [word, tail] = [wordAt(bytes, from), bytes[from + 4]! << 8];
    for (let at = from; at < end; at += 1) {
      tail = (tail >>> 8) | (bytes[at + 5]! << 8);
      for (let index = heads[slotOf(word, tail)]!; index >= 0; index = next[index]!) {
        const [start, length] = [starts[index]!, starts[index + 1]! - starts[index]!];
        if (!stands(bytes, at, store, start, length)) continue;
        found.push({ at, rules: [ruleOf(store.toString('latin1', start, start + length))] });
      }
      word = (word >>> 8) | (bytes[at + 4]! << 24);
    }
    return found;
  };
}

/** All texts in one buffer, and where each begins; one start more than texts. */
function stored(texts: readonly string[]): { store: Buffer; starts: Uint32Array } {
  const starts = new Uint32Array(texts.length + 1);
  for (const [index, text] of texts.entries()) starts[index + 1] = starts[index]! + text.length;
  const store = Buffer.allocUnsafe(starts[texts.length]!);
  for (const [index, text] of texts.entries()) store.write(text, starts[index]!, 'latin1');
  return { store, starts };
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

function slotOf(word: number, tail: number): number {
  return ((Math.imul(word, 2_654_435_761) ^ Math.imul(tail, 2_246_822_519)) >>> 11) & (slots - 1);
}

function stands(bytes: Uint8Array, at: number, store: Buffer, start: number, length: number): boolean {
  if (at + length > bytes.length) return false;
  for (let index = 0; index < length; index += 1) if (bytes[at + index] !== store[start + index]) return false;
  return true;
}
