import { readFileSync } from 'node:fs';
import path from 'node:path';
import wabt from 'wabt';

/** The one module there is, as text and as it is run. */
const folder = path.join(import.meta.dirname, '../../libs/scrubber/src/strict/scan');
export const scanText = path.join(folder, 'scan.wat');
export const scanBinary = path.join(folder, 'scan.wasm');

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
