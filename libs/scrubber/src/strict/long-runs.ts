/** Told of each run of at least `shortestRun` letters, digits and signs of base64. */
export type OnRun = (start: number, end: number) => void;

export const shortestRun = 32;

/** The bytes that keys in hexadecimal and base64 are made of, as flags. */
const runBytes = new Uint8Array(256);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-') runBytes[character.charCodeAt(0)] = 1;

/**
 * Finds long unbroken runs by looking at every 32nd byte only, and around it where that could be part of one.
 * Runs begin at `from` or later; one that starts before `to` is followed to its end.
 */
export function findLongRuns(bytes: Uint8Array, from: number, to: number, onRun: OnRun): void {
  let floor = from;
  for (let probe = from + shortestRun - 1; probe < bytes.length; probe += shortestRun) {
    if (runBytes[bytes[probe]!] === 0) continue;
    let start = probe;
    while (start > floor && runBytes[bytes[start - 1]!] === 1) start -= 1;
    if (start >= to) return;
    let end = probe + 1;
    while (end < bytes.length && runBytes[bytes[end]!] === 1) end += 1;
    if (end - start >= shortestRun) onRun(start, end);
    floor = end;
    probe = end;
  }
}
