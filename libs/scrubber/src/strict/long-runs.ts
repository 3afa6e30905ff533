/** Told of each run of at least `shortestRun` letters, digits and signs of base64 that could be a key. */
export type OnRun = (start: number, end: number) => void;

export const shortestRun = 32;
const half = shortestRun / 2;
const quarter = shortestRun / 4;

/** The bytes that keys in hexadecimal and base64 are made of, as flags. */
const runBytes = new Uint8Array(256);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-')
  runBytes[character.charCodeAt(0)] = 1;

/**
 * Finds long unbroken runs by looking at every 32nd byte only, and around it where that could be part of one.
 * Runs begin at `from` or later; one that starts before `to` is followed to its end.
 */
export function findLongRuns(bytes: Uint8Array, from: number, to: number, onRun: OnRun): void {
  let floor = from;
  for (let probe = from + shortestRun - 1; probe < bytes.length; probe += shortestRun) {
    if (runBytes[bytes[probe]!] === 0 || !reaches(bytes, probe)) continue;
    let start = probe;
    while (start > floor && runBytes[bytes[start - 1]!] === 1) start -= 1;
    if (start >= to) return;
    let end = probe + 1;
    while (end < bytes.length && runBytes[bytes[end]!] === 1) end += 1;
    if (end - start >= shortestRun && couldBeKey(bytes, start, end)) onRun(start, end);
    floor = end;
    probe = end;
  }
}

/** Whether a run that holds this place could be long enough: then it reaches as far as half its length on one side at least. */
function reaches(bytes: Uint8Array, at: number): boolean {
  if (runBytes[bytes[at - half]!] === 1 && runBytes[bytes[at - quarter]!] === 1) return true;
  return at + half < bytes.length && runBytes[bytes[at + half]!] === 1 && runBytes[bytes[at + quarter]!] === 1;
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
