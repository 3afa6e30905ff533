import { createTextMemory, openModule } from './text-memory.ts';
import type { WordTables } from './word-tables.ts';

/** Tables of the search for hints, as `scan.wat` describes them. */
export interface HintTables {
  /** Of hints of one or two bytes: sixteen bytes for each half of a byte, four tables. */
  readonly short: Uint8Array;
  /** Of longer ones: at a hash of three of their bytes, a flag for the byte behind; for even places, and for odd ones. */
  readonly long: Uint8Array;
  /** Each byte as it is compared where case does not count, and where it does. */
  readonly folds: Uint8Array;
  /** Where lists are, by the first byte, and by the hashes of the first three and of the four of an anchor. */
  readonly places: readonly Uint32Array[];
  readonly lists: Uint8Array;
  /** How far behind its beginning a hint may be noticed. */
  readonly reach: number;
  /** How many hints can begin at one place. */
  readonly mostAtOnce: number;
}

/** Tables of the three searches, as `scan.wat` describes them. */
export interface ScanTables {
  readonly hints: HintTables;
  readonly runs: Uint8Array;
  /** What each byte can be in a run: lower case, upper case, a digit, a hexadecimal digit. */
  readonly kinds: Uint8Array;
  /** What each byte can be in a part behind a hint: of a name, of a word, a sign before a value, the sign of an entry in a list. */
  readonly parts?: Uint8Array;
  /** How surprising words are, and of which bytes they are made. */
  readonly words: WordTables;
}

/** The searches of `scan.wat`, in the text that was loaded last. What they give is good until the next call. */
export interface ByteScan {
  readonly load: (text: Uint8Array) => void;
  /** The hints that begin from a place up to another, each behind its place, and where to go on: there may be many. */
  readonly hints: (from: number, to: number) => { found: Int32Array; next: number };
  /** In place of the hints, where the parts behind them that may hold a value begin and end, in turn. No two of them overlap. */
  readonly parts: ByteScan['hints'];
  /** Where each run that begins before `to` and could be a key begins and ends, in turn. */
  readonly runs: (to: number) => Int32Array;
  /**
   * Where each surprising part of a word that begins before `to` begins and ends, and by how many eighths of a bit it surprises, in turn.
   */
  readonly words: (to: number) => Int32Array;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly base: { value: number };
  readonly reach: { value: number };
  readonly hasShort: { value: number };
  readonly next: { readonly value: number };
  readonly hints: (at: number, to: number, end: number, list: number, full: number) => number;
  readonly covered: { value: number };
  readonly parts: (list: number, to: number, end: number) => number;
  readonly runs: (at: number, stop: number, to: number, list: number) => number;
  readonly words: (at: number, stop: number, to: number, list: number) => number;
}

const at = {
  hints: 0,
  runs: 512,
  wordBytes: 576,
  kinds: 17_920,
  parts: 18_176,
  symbols: 18_432,
  classes: 18_688,
  costs: 18_944,
  places: [53_248, 54_272, 119_808],
  long: 185_344,
  lists: 316_416,
};
/** Where the tables of bytes are that hints are compared by. */
export const foldsAt = 17_408;
/** A list of hints is read before it has many more bytes. */
const listBytes = 2 ** 16;

/** Makes the searches ready. */
export function createByteScan(tables: ScanTables): ByteScan {
  const native = openModule(new URL('./scan.wasm', import.meta.url)) as Exports;
  const { short, long, folds, places, lists, reach, mostAtOnce } = tables.hints;
  const text = at.lists + Math.ceil(lists.length / 16) * 16;
  const memory = createTextMemory(native.memory, text, listBytes + 8 * mostAtOnce * (reach + 2));
  native.base.value = text;
  native.reach.value = reach;
  native.hasShort.value = short.some((flags) => flags > 0) ? 1 : 0;
  memory.bytes().set(short, at.hints);
  memory.bytes().set(long, at.long);
  memory.bytes().set(folds, foldsAt);
  for (const [index, those] of places.entries()) memory.bytes().set(new Uint8Array(those.buffer), at.places[index]);
  memory.bytes().set(lists, at.lists);
  memory.bytes().set(tables.runs, at.runs);
  memory.bytes().set(tables.kinds, at.kinds);
  if (tables.parts) memory.bytes().set(tables.parts, at.parts);
  memory.bytes().set(tables.words.bytes, at.wordBytes);
  memory.bytes().set(tables.words.symbols, at.symbols);
  memory.bytes().set(tables.words.classes, at.classes);
  memory.bytes().set(tables.words.costs, at.costs);
  let end = text;
  let list = text;
  const hintsIn = (from: number, to: number): number =>
    native.hints(text + from, text + to, end, list, list + listBytes);

  return {
    load(content) {
      list = memory.load(content);
      end = text + content.length;
      native.covered.value = text;
    },
    hints(from, to) {
      const listEnd = hintsIn(from, to);
      return { found: memory.listed(list, listEnd), next: native.next.value - text };
    },
    parts(from, to) {
      const listEnd = native.parts(list, hintsIn(from, to), end);
      return { found: memory.listed(list, listEnd), next: native.next.value - text };
    },
    runs: (to) => memory.listed(list, native.runs(text, text + to, end, list)),
    words: (to) => memory.listed(list, native.words(text, text + to, end, list)),
  };
}
