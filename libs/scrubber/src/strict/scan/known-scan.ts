import { createTextMemory, openModule } from './text-memory.ts';

/** The search of `known.wat`. */
export interface KnownScan {
  /** Makes a text of at least six bytes known, which begins at a place of some bytes, and gives its slot, of `slots`. */
  readonly add: (bytes: Uint8Array, at: number, length: number) => number;
  /** Places from `from` up to `to` where a known text may begin, each followed by its slot; good until the next call. */
  readonly places: (text: Uint8Array, from: number, to: number) => Int32Array;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly add: (at: number, length: number) => number;
  readonly places: (at: number, to: number, list: number) => number;
}

export const slots = 2 ** 20;
const textAt = 786_432;
/** As many bytes of a text as the search notes. */
const noted = 11;

/** Makes the search ready, with nothing known. */
export function createKnownScan(): KnownScan {
  const native = openModule(new URL('./known.wasm', import.meta.url)) as Exports;
  const memory = createTextMemory(native.memory, textAt);
  return {
    add(bytes, at, length) {
      const own = memory.bytes();
      const end = Math.min(noted, length);
      for (let index = 0; index < end; index += 1) own[textAt + index] = bytes[at + index]!;
      return native.add(textAt, length);
    },
    places(text, from, to) {
      const list = memory.load(text);
      return memory.listed(list, native.places(textAt + from, textAt + to, list));
    },
  };
}
