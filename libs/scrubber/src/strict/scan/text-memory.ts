import { readFileSync } from 'node:fs';

const pageSize = 65_536;
/** What is read beyond a text, and must be 0. */
const padding = 64;

/** A text in the memory of a module, and behind it the list of what was found: at most two numbers for each byte. */
export interface TextMemory {
  /** All of the memory, while it does not grow. */
  readonly bytes: () => Uint8Array;
  /** Puts a text where the module looks for it, and gives where its list may begin. */
  readonly load: (text: Uint8Array) => number;
  readonly listed: (list: number, end: number) => Int32Array;
}

/** Makes an instance of a module. */
export function openModule(file: URL): unknown {
  const module = new WebAssembly.Module(readFileSync(file));
  return new WebAssembly.Instance(module).exports;
}

/** Memory that grows with the longest text, which begins at `at`; a list may have `least` bytes, however short the text is. */
export function createTextMemory(memory: WebAssembly.Memory, at: number, least = 0): TextMemory {
  let bytes = new Uint8Array(memory.buffer);
  const reserve = (end: number): void => {
    if (end <= bytes.length) return;
    memory.grow(Math.ceil((end - bytes.length) / pageSize));
    bytes = new Uint8Array(memory.buffer);
  };
  reserve(at);
  return {
    bytes: () => bytes,
    load(text) {
      const list = at + Math.ceil((text.length + padding) / 4) * 4;
      reserve(list + Math.max(least, 8 * (text.length + padding)));
      bytes.set(text, at);
      bytes.fill(0, at + text.length, list);
      return list;
    },
    listed: (list, end) => new Int32Array(memory.buffer, list, (end - list) / 4),
  };
}
