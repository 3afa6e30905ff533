import { createTextMemory, openModule } from './text-memory.ts';
import type { WordTables } from './word-tables.ts';

/** Tables of the three searches, as `scan.wat` describes them. */
export interface ScanTables {
  /** Sixteen bytes for each half of a byte: four sets of eight tables. */
  readonly hints: Uint8Array;
  readonly runs: Uint8Array;
  /** What each byte can be in a run: lower case, upper case, a digit, a hexadecimal digit. */
  readonly kinds: Uint8Array;
  /** Numbers of groups of hints, by the first byte, the first three, and the first four. */
  readonly groups: readonly Uint16Array[];
  /** How surprising words are, and of which bytes they are made. */
  readonly words: WordTables;
}

/** The searches of `scan.wat`, in the text that was loaded last. What they give is good until the next call. */
export interface ByteScan {
  readonly load: (text: Uint8Array) => void;
  /** Places up to `to`, and perhaps a few behind it, where a hint may begin; each followed by its groups. */
  readonly places: (to: number) => Int32Array;
  /** Where each run that begins before `to` and could be a key begins and ends, in turn. */
  readonly runs: (to: number) => Int32Array;
  /**
   * Where each surprising part of a word that begins before `to` begins and ends, and by how many eighths of a bit it surprises, in turn.
   */
  readonly words: (to: number) => Int32Array;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly places: (at: number, to: number, list: number) => number;
  readonly runs: (at: number, stop: number, to: number, list: number) => number;
  readonly words: (at: number, stop: number, to: number, list: number) => number;
}

const at = {
  hints: 0,
  runs: 512,
  wordBytes: 576,
  groups: [1_024, 2_048, 34_816],
  kinds: 67_584,
  symbols: 68_096,
  classes: 68_352,
  costs: 69_632,
  text: 131_072,
};

/** Makes the searches ready. */
export function createByteScan(tables: ScanTables): ByteScan {
  const native = openModule('scan.wasm') as Exports;
  const memory = createTextMemory(native.memory, at.text);
  memory.bytes().set(tables.hints, at.hints);
  memory.bytes().set(tables.runs, at.runs);
  memory.bytes().set(tables.kinds, at.kinds);
  memory.bytes().set(tables.words.bytes, at.wordBytes);
  memory.bytes().set(tables.words.symbols, at.symbols);
  memory.bytes().set(tables.words.classes, at.classes);
  memory.bytes().set(tables.words.costs, at.costs);
  for (const [index, group] of tables.groups.entries())
    memory.bytes().set(new Uint8Array(group.buffer), at.groups[index]);
  let end = at.text;
  let list = at.text;

  return {
    load(text) {
      list = memory.load(text);
      end = at.text + text.length;
    },
    places: (to) => memory.listed(list, native.places(at.text, at.text + to, list)),
    runs: (to) => memory.listed(list, native.runs(at.text, at.text + to, end, list)),
    words: (to) => memory.listed(list, native.words(at.text, at.text + to, end, list)),
  };
}
