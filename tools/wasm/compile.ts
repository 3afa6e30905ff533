import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import wabt from 'wabt';

/** Modules that are written as text; the binary of each lies beside it. */
export const modules = globSync(path.join(import.meta.dirname, '../../libs/*/src/**/*.wat'));

export function binaryOf(file: string): string {
  return file.replace(/\.wat$/, '.wasm');
}

/** Makes a binary of a module that is written as text. */
export async function compile(file: string): Promise<Uint8Array> {
  const toolkit = await wabt();
  const module = toolkit.parseWat(file, readFileSync(file, 'utf8'), { simd: true, relaxed_simd: true });
  try {
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}
