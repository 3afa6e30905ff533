import { readFileSync } from 'node:fs';

/** Tables of the two searches, as `scan.wat` describes them. */
export interface ScanTables {
  readonly hints: Uint8Array;
  readonly runs: Uint8Array;
  /** Numbers of groups of hints, by the first byte, the first three, and the first four. */
  readonly groups: readonly Uint8Array[];
}

/** The searches of `scan.wat`, in the text that was loaded last. What they give is good until the next call. */
export interface ByteScan {
  readonly load: (text: Uint8Array) => void;
  /** Places from `from` up to `to`, and perhaps a few behind it, where a hint may begin; each followed by its groups. */
  readonly places: (from: number, to: number) => Int32Array;
  /** Where each run begins and ends, in turn. Runs begin at `from` or later. */
  readonly runs: (from: number) => Int32Array;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly places: (at: number, to: number, list: number) => number;
  readonly runs: (at: number, to: number, list: number) => number;
}

const at = { hints: 0, runs: 512, groups: [768, 1_024, 17_408], text: 65_536 };
const pageSize = 65_536;
/** What is read beyond the text, and must be 0. */
const padding = 64;

/** Makes the searches ready, in memory of their own that grows with the longest text. */
export function createByteScan(tables: ScanTables): ByteScan {
  const module = new WebAssembly.Module(readFileSync(new URL('scan.wasm', import.meta.url)));
  const native = new WebAssembly.Instance(module).exports as Exports;
  let bytes = new Uint8Array(native.memory.buffer);
  bytes.set(tables.hints, at.hints);
  bytes.set(tables.runs, at.runs);
  for (const [index, group] of tables.groups.entries()) bytes.set(group, at.groups[index]);
  let length = 0;
  let list = 0;

  const listed = (end: number): Int32Array => new Int32Array(native.memory.buffer, list, (end - list) / 4);

  return {
    load(text) {
      ({ length } = text);
      list = at.text + Math.ceil((length + padding) / 4) * 4;
      const missing = list + 8 * (length + padding) - bytes.length;
      if (missing > 0) {
        native.memory.grow(Math.ceil(missing / pageSize));
        bytes = new Uint8Array(native.memory.buffer);
      }
      bytes.set(text, at.text);
      bytes.fill(0, at.text + length, list);
    },
    places: (from, to) => listed(native.places(at.text + from, at.text + to, list)),
    runs: (from) => listed(native.runs(at.text + from, at.text + length, list)),
  };
}
