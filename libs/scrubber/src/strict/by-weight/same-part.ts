import { tableOf } from '../scan/byte-table.ts';
import { inMarker } from './told/telling-parts.ts';
import type { Word } from './words.ts';

const farthest = { before: 160, behind: 240 };
const longestHex = 255;
const endsWord = tableOf(/[\s"'`=:,;()[\]{}|<>]/);
/** Letters, digits and what is not of ASCII, with the signs of names. */
const inName = tableOf(/[\w.\x80-\xff-]/);
const longestMarker = 8;
const [lineFeed, space] = [10, 32];

/** The same as `sameAs` for a part of a byte string. */
export function sameIn(text: string, { start, end }: Word): number | undefined {
  const from = Math.max(0, start - farthest.before);
  const bytes = Buffer.from(text.slice(from, end + farthest.behind), 'latin1');
  return sameAs(bytes, { start: start - from, end: end - from });
}

/**
 * A number that is the same for parts that stand at the same place of the same line, but for what weighs all the same: digits before and
 * behind them, and numbers and UUIDs in hexadecimal; none where the line above may count.
 */
export function sameAs(bytes: Uint8Array, { start, end }: Word): number | undefined {
  let at = start;
  const lowest = Math.max(0, start - farthest.before);
  while (at > lowest && bytes[at - 1] !== lineFeed) at -= 1;
  if (start - at <= longestMarker && isMarker(bytes, at, start)) return undefined;
  const most = Math.min(bytes.length, end + farthest.behind);
  let low = 7;
  let high = 11;
  let isBehind = false;
  let isBefore = true;
  for (let before = 32; at < most; at += 1) {
    let code = bytes[at]!;
    if (isBefore && at >= start) {
      isBefore = false;
      // A line may have several parts, one of which holds a secret.
      const place = ((at - start) << 16) | (end - start);
      low = Math.imul(low ^ place, 0x01_00_01_93);
      high = Math.imul(high ^ place, 0x5b_d1_e9_95) ^ (high >>> 15);
    }
    if (at >= end && code === lineFeed) break;
    isBehind ||= at >= end && code <= space;
    const number =
      at >= start && !isBehind
        ? endsWord[before] === 1
          ? hexAt(bytes, at, most)
          : 0
        : inName[before] === 1
          ? 0
          : idAt(bytes, at, most);
    if (number > 0) at += (number & longestHex) - 1;
    before = number > 0 ? 48 : code;
    if (number > 0) code = number;
    else if ((at < start || isBehind) && code > 47 && code < 58) code = 48;
    low = Math.imul(low ^ code, 0x01_00_01_93);
    high = Math.imul(high ^ code, 0x5b_d1_e9_95) ^ (high >>> 15);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

/** Whether there is nothing but the sign or number of an entry in a list. */
function isMarker(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (inMarker[bytes[at]!] !== 1) return false;
  return true;
}

/** The length of a number in hexadecimal at a place, or of a UUID, in 255, and above that which letters it has; 0: there is none. */
function hexAt(bytes: Uint8Array, start: number, most: number): number {
  let at = start;
  let flags = 256;
  let hasDigit = false;
  let dashes = 0;
  for (; at < most; at += 1) {
    const code = bytes[at]!;
    if (code > 47 && code < 58) hasDigit = true;
    else if (code > 96 && code < 103) flags |= 512;
    else if (code > 64 && code < 71) flags |= 1024;
    else if (code === 45) dashes += 1;
    else break;
  }
  const length = at - start;
  if (!hasDigit || length < 4 || length > longestHex || (dashes > 0 && (dashes !== 4 || length !== 36))) return 0;
  return at === most || endsWord[bytes[at]!] === 1 ? length | flags | (dashes << 12) : 0;
}

/** The length of a number in hexadecimal around a value, of eight digits and dashes or more, and a flag; 0: there is none. */
function idAt(bytes: Uint8Array, start: number, most: number): number {
  let at = start;
  let hasDigit = false;
  for (; at < most; at += 1) {
    const code = bytes[at]!;
    if (code > 47 && code < 58) hasDigit = true;
    else if (code !== 45 && (code < 97 || code > 102)) break;
  }
  const length = at - start;
  if (!hasDigit || length < 8 || length > longestHex) return 0;
  return at === most || inName[bytes[at]!] !== 1 ? length | 2048 : 0;
}
