import { readFileSync } from 'node:fs';

const pageSize = 65_536;
/** What is read beyond a text, and is 0. */
const padding = 32;

/** The memory of a module: tables at its beginning, then a text, then the list of what was found in it. */
export interface TextMemory {
  bytes: () => Uint8Array;
  /** Puts the first bytes of a text behind the tables, one by one, as they are few; what was behind them before stays there. */
  put: (text: Uint8Array, length: number) => void;
  /** Puts a text behind the tables, and zeros behind it; a list may follow. */
  load: (text: Uint8Array) => void;
  /** Where a list may begin, behind the text. */
  list: () => number;
  listed: (end: number) => Int32Array;
}

/** Makes an instance of a module. */
export function openModule(file: URL): unknown {
  const module = new WebAssembly.Module(readFileSync(file));
  return new WebAssembly.Instance(module).exports;
}

/** Memory that grows with the longest text. `listBytes` is how long a list may be. */
export function textMemory(memory: WebAssembly.Memory, textAt: number, listBytes: number): TextMemory {
  let bytes = new Uint8Array(memory.buffer);
  let list = textAt;
  const reserve = (end: number) => {
    const missing = end - bytes.length;
    if (missing <= 0) return;
    memory.grow(Math.ceil(missing / pageSize));
    bytes = new Uint8Array(memory.buffer);
  };
  reserve(textAt);
  return {
    bytes: () => bytes,
    put(text, length) {
      reserve(textAt + length + padding);
      for (let at = 0; at < length; at += 1) bytes[textAt + at] = text[at]!;
    },
    load(text) {
      list = textAt + Math.ceil((text.length + padding) / 4) * 4;
      reserve(list + listBytes);
      bytes.set(text, textAt);
      bytes.fill(0, textAt + text.length, list);
    },
    list: () => list,
    listed: (end) => new Int32Array(memory.buffer, list, (end - list) / 4),
  };
}
