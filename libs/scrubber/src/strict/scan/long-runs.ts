import type { ByteScan } from './byte-scan.ts';

/**
 * Told of each run of at least 32 letters, digits and signs of base64 that could be a key, or a text in hexadecimal: those have
 * 32 or 40 hexadecimal digits, perhaps behind two or three letters, more that could be a text's bytes, or upper case, lower case and
 * digits.
 */
export type OnRun = (start: number, end: number) => void;

/**
 * The tables of the scan for the bytes that keys in hexadecimal and base64 are made of, and for hexadecimal digits alone:
 * a flag for each upper half. Then what each byte can be in a key.
 */
export function runTables(): { runs: Uint8Array; kinds: Uint8Array } {
  const runs = new Uint8Array(64);
  const kinds = new Uint8Array(256);
  for (let code = 0; code < 128; code += 1) {
    const character = String.fromCharCode(code);
    if (/[A-Za-z0-9+/=_-]/.test(character)) flag(runs.subarray(0, 32), code);
    if (/[0-9a-fA-F]/.test(character)) flag(runs.subarray(32), code);
    for (const [bit, kind] of [/[a-z]/, /[A-Z]/, /[0-9]/, /[0-9a-fA-F]/].entries())
      if (kind.test(character)) kinds[code]! |= 1 << bit;
  }
  return { runs, kinds };
}

/** Sets a flag of a byte in the tables of its lower and its upper half, unless given the one of that. */
export function flag(tables: Uint8Array, code: number, number = code >> 4): void {
  tables[code & 15]! |= 1 << number;
  tables[16 + (code >> 4)]! |= 1 << number;
}

/** Finds long unbroken runs in what was loaded, which begins at `from`: those that begin before `to`, each to its end. */
export function findLongRuns(scan: ByteScan, from: number, to: number, onRun: OnRun): void {
  const runs = scan.runs(to - from);
  for (let index = 0; index < runs.length; index += 2) {
    onRun(from + runs[index]!, from + runs[index + 1]!);
  }
}
