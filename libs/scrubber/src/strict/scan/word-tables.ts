import { readFileSync } from 'node:fs';
import { classOf, isBoundary, symbolOf } from '../by-look/symbols.ts';
import { flag } from './long-runs.ts';

/** The tables of the scan for surprising words. */
export interface WordTables {
  /** Flags for halves of the bytes that words are made of, and of their kinds. */
  readonly bytes: Uint8Array;
  readonly symbols: Uint8Array;
  readonly classes: Uint8Array;
  readonly costs: Uint8Array;
}

/** Kinds of bytes in words, each in parts that the halves of bytes can tell: lower case, upper case, digits, signs that are rare. */
const kinds = [/[a-o]/, /[p-z]/, /[A-O]/, /[P-Z]/, /[0-9]/, /[!#$%&*+]/, /[\^~]/, /@/];

/** What the scan for surprising words needs; `npm run looks` makes the costs. */
export function wordTables(): WordTables {
  const bytes = new Uint8Array(64);
  for (let code = 0; code < 128; code += 1) {
    if (!isBoundary(code)) flag(bytes.subarray(0, 32), code);
    const kind = kinds.findIndex((of) => of.test(String.fromCharCode(code)));
    if (kind >= 0) flag(bytes.subarray(32), code, kind);
  }
  const costs = readFileSync(new URL('../by-look/costs.bin', import.meta.url));
  return { bytes, symbols: symbolOf, classes: classOf, costs };
}
