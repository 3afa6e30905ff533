import type { ByteScan } from './byte-scan.ts';

/** Told of each run of at least 32 letters, digits and signs of base64 that could be a key. */
export type OnRun = (start: number, end: number) => void;

/**
 * The tables of the scan for the bytes that keys in hexadecimal and base64 are made of, and for hexadecimal digits alone:
 * a flag for each upper half.
 */
export function runTables(): Uint8Array {
  const tables = new Uint8Array(64);
  for (let code = 0; code < 128; code += 1) {
    const character = String.fromCharCode(code);
    if (/[A-Za-z0-9+/=_-]/.test(character)) flag(tables.subarray(0, 32), code);
    if (/[0-9a-fA-F]/.test(character)) flag(tables.subarray(32), code);
  }
  return tables;
}

function flag(tables: Uint8Array, code: number): void {
  const [low, high] = [code & 15, code >> 4];
  tables[low]! |= 1 << high;
  tables[16 + high]! |= 1 << high;
}

/** Finds long unbroken runs in bytes that were loaded: those that begin at `from` or later and before `to`, each to its end. */
export function findLongRuns(scan: ByteScan, bytes: Uint8Array, from: number, to: number, onRun: OnRun): void {
  const runs = scan.runs(from);
  for (let index = 0; index < runs.length; index += 2) {
    const [start, end] = [runs[index]!, runs[index + 1]!];
    if (start >= to) return;
    if (couldBeKey(bytes, start, end)) onRun(start, end);
  }
}

/** Keys have 32 or 40 hexadecimal digits, perhaps behind two or three letters; base64 has upper case, lower case and digits. */
function couldBeKey(bytes: Uint8Array, start: number, end: number): boolean {
  let kinds = 0;
  let digits = 0;
  for (let at = start; at <= end; at += 1) {
    const kind = at < end ? characterKinds[bytes[at]!]! : 0;
    if ((kind & hexadecimal) !== 0) digits += 1;
    else if ((digits >= 32 && digits <= 34) || digits === 40) return true;
    else digits = 0;
    kinds |= kind;
  }
  return (kinds & base64) === base64;
}

const hexadecimal = 8;
const base64 = 7;
const characterKinds = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  const kind = /[a-z]/.test(character) ? 1 : /[A-Z]/.test(character) ? 2 : /[0-9]/.test(character) ? 4 : 0;
  return kind | (/[0-9a-fA-F]/.test(character) ? hexadecimal : 0);
});
