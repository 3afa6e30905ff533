import { openModule, textMemory } from '../search/open-module.ts';

interface Exports {
  memory: WebAssembly.Memory;
  count: (at: number, to: number) => number;
}

/** Counts the lines that end in some bytes. */
export type CountLines = (bytes: Uint8Array) => number;

/** Makes what counts lines, in memory of its own from the first time on. */
export function createCountLines(): CountLines {
  let opened: ReturnType<typeof open> | undefined;
  return (bytes) => {
    const { native, memory } = (opened ??= open());
    memory.load(bytes);
    return native.count(0, bytes.length);
  };
}

function open() {
  const native = openModule(new URL('../search/lines.wasm', import.meta.url)) as Exports;
  return { native, memory: textMemory(native.memory, 0, 0) };
}

/** The same for few bytes. */
export function linesIn(bytes: Uint8Array, end = bytes.length): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < end; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}
