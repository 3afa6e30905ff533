import type { Clue, Place } from './clue.ts';
import { openModule, textMemory } from './open-module.ts';
import { standsAt } from './stands-at.ts';
import { tableBytes, wordTables } from './word-tables.ts';

interface Exports {
  memory: WebAssembly.Memory;
  words: (at: number, to: number, list: number) => number;
  mixed: (at: number, to: number, list: number) => number;
}

/** Told where a clue stands, and which of them it is. */
export type OnClue = (place: Place, clue: number) => void;
/** Told where something is mixed, before what stands behind it. */
export type OnMixed = (place: Place) => void;

/** A list is read before it has the hits of more bytes than this; each byte has at most a few. */
const stretch = 2 ** 16;
const hitBytes = 8;
const mostHits = 8;
/** As many bytes are looked at together for what is mixed. */
export const mixedBytes = 16;

/** Makes a search for many words at once, over bytes, and for what is mixed where somebody is to be told. */
export function findWords(clues: readonly Clue[]): (content: Buffer, onClue: OnClue, onMixed?: OnMixed) => void {
  const native = openModule(new URL('./words.wasm', import.meta.url)) as Exports;
  const memory = textMemory(native.memory, tableBytes, stretch * hitBytes * mostHits);
  const { tables, offsets } = wordTables(clues);
  memory.bytes().set(tables);
  const bytes = clues.map(({ word }) => Buffer.from(word, 'latin1'));

  return (content, onClue, onMixed) => {
    memory.load(content);
    for (let from = 0; from < content.length; from += stretch) {
      const [at, to] = [tableBytes + from, tableBytes + Math.min(content.length, from + stretch)];
      const mixed = onMixed ? memory.listed(native.mixed(at, to, memory.list())).slice() : none;
      const hits = memory.listed(native.words(at, to, memory.list()));
      let next = 0;
      const tellMixed = (before: number) => {
        for (; next < mixed.length && mixed[next]! + mixedBytes <= before; next += 1) {
          const start = mixed[next]! - tableBytes;
          onMixed!({ start, end: start + mixedBytes, isMixed: true });
        }
      };
      for (let index = 0; index < hits.length; index += 2) {
        if (next < mixed.length) tellMixed(hits[index]!);
        const number = hits[index + 1]!;
        const start = hits[index]! - tableBytes - offsets[number]!;
        if (stands(content, start, bytes[number]!, clues[number]!))
          onClue({ start, end: start + bytes[number]!.length, isMixed: false }, number);
      }
      tellMixed(Infinity);
    }
  };
}

/** So many bytes of a word were compared when it was found. */
const noted = 4;
const none = new Int32Array();

function stands(content: Buffer, at: number, word: Buffer, { anyCase, endsWord }: Clue): boolean {
  const end = at + word.length;
  if (at < 0 || end > content.length) return false;
  if (endsWord && isLetter(content[end])) return false;
  return word.length <= noted || standsAt(content, at, word, anyCase);
}

function isLetter(byte = 0): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
