/** The hash of no parts. */
export const nothing = 7;

/** The hash of one part more. */
export function hashBehind(before: number, part: string): number {
  let hash = before;
  for (let at = 0; at < part.length; at += 1) hash = mixed(hash, part.charCodeAt(at));
  return mixed(hash, endOfPart);
}

/** No code of a byte. */
const endOfPart = 256;

/** The hash of one part more, which is a number that is written in decimal. */
export function numberBehind(before: number, number: number): number {
  let [hash, scale] = [before, 1];
  while (scale * 10 <= number) scale *= 10;
  for (; scale >= 1; scale = Math.floor(scale / 10)) hash = mixed(hash, 48 + (Math.floor(number / scale) % 10));
  return mixed(hash, endOfPart);
}

/** Which of `size` weights is that of a hash; `size` is a power of two. */
export function place(hash: number, size: number): number {
  return ((hash ^ (hash >>> 15)) >>> 0) & (size - 1);
}

/** The hash of one sign more. */
export function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01_00_01_93) ^ (hash >>> 13);
}
