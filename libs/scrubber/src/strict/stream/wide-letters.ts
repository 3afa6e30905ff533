/** A way to write letters in more than one byte each: UTF-16 or UTF-32, the lower or the higher byte first. */
export type Wide = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** As many bytes as must be seen behind a zero byte to tell what it means. */
export const lookahead = 12;

const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte > 31 && byte < 127) || byte === 9 || byte === 10 || byte === 13 ? 1 : 0,
);

export function widthOf(wide: Wide): number {
  return wide.startsWith('utf-16') ? 2 : 4;
}

/** Where wide letters begin around a zero byte at `at`, and how they are written; nothing where that is just a zero byte. */
export function wideLettersAt(bytes: Uint8Array, at: number): { start: number; wide: Wide } | undefined {
  if (at > 0 && repeats(bytes, at - 1, 'utf-32le', 2)) return { start: at - 1, wide: 'utf-32le' };
  if (repeats(bytes, at, 'utf-32be', 2)) return { start: at, wide: 'utf-32be' };
  if (at > 0 && repeats(bytes, at - 1, 'utf-16le', 3)) return { start: at - 1, wide: 'utf-16le' };
  if (repeats(bytes, at, 'utf-16be', 3)) return { start: at, wide: 'utf-16be' };
  return undefined;
}

/**
 * Where a part of wide letters ends: where two letters in a row read as bytes of plain text, or three as wide letters of another
 * kind, as behind a cut. Gives how many bytes are whole letters of the part, and whether it ended.
 */
export function endOfWide(bytes: Uint8Array, wide: Wide): { end: number; hasEnded: boolean } {
  const width = widthOf(wide);
  const whole = bytes.length - (bytes.length % width);
  for (let at = 0; at + 2 * width <= bytes.length; at += width) {
    if (isPlainRun(bytes, at, 2 * width) || isOtherKind(bytes, at, wide) || isNoLetter(bytes, at, wide))
      return { end: at, hasEnded: true };
  }
  return { end: whole, hasEnded: false };
}

/** The UTF-8 of wide letters. @throws TypeError where they are not sound */
export function decodeWide(bytes: Uint8Array, wide: Wide): Buffer {
  const ordered = Buffer.from(bytes);
  if (wide.startsWith('utf-32')) return Buffer.from(String.fromCodePoint(...codePoints(ordered, wide)), 'utf8');
  if (wide === 'utf-16be') ordered.swap16();
  const text = ordered.toString('utf16le');
  if (!text.isWellFormed()) throw new TypeError('The letters of a text in UTF-16 are not sound');
  return Buffer.from(text, 'utf8');
}

/** Wide letters of a text in UTF-8, which must end with a whole letter. */
export function encodeWide(bytes: Uint8Array, wide: Wide): Buffer {
  const text = Buffer.from(bytes).toString('utf8');
  if (wide.startsWith('utf-16')) {
    const encoded = Buffer.from(text, 'utf16le');
    return wide === 'utf-16be' ? encoded.swap16() : encoded;
  }
  const letters = Array.from(text);
  const encoded = Buffer.alloc(letters.length * 4);
  for (const [index, letter] of letters.entries()) {
    if (wide === 'utf-32le') encoded.writeUInt32LE(letter.codePointAt(0)!, index * 4);
    else encoded.writeUInt32BE(letter.codePointAt(0)!, index * 4);
  }
  return encoded;
}

function codePoints(bytes: Uint8Array, wide: Wide): number[] {
  const points = [];
  for (let at = 0; at < bytes.length; at += 4) {
    if (isNoLetter(bytes, at, wide)) throw new TypeError('The letters of a text in UTF-32 are not sound');
    points.push(pointAt(bytes, at, wide));
  }
  return points;
}

/** Whether so many letters of plain text stand at a place, in this way of writing. */
function repeats(bytes: Uint8Array, start: number, wide: Wide, times: number): boolean {
  const width = widthOf(wide);
  if (start + times * width > bytes.length) return false;
  const own = wide.endsWith('le') ? 0 : width - 1;
  for (let at = 0; at < times * width; at += 1) {
    const byte = bytes[start + at]!;
    if (at % width === own ? isPlain[byte] === 0 : byte !== 0) return false;
  }
  return true;
}

function isPlainRun(bytes: Uint8Array, start: number, length: number): boolean {
  for (let at = start; at < start + length; at += 1) if (isPlain[bytes[at]!] === 0) return false;
  return true;
}

/** Whether four bytes are no letter at all. */
function isNoLetter(bytes: Uint8Array, at: number, wide: Wide): boolean {
  if (widthOf(wide) === 2) return false;
  const point = pointAt(bytes, at, wide);
  return point > 0x10_ff_ff || (point >= 0xd8_00 && point < 0xe0_00);
}

function pointAt(bytes: Uint8Array, at: number, wide: Wide): number {
  const [a, b, c, d] = bytes.subarray(at, at + 4) as unknown as [number, number, number, number];
  return (wide === 'utf-32le' ? (d << 24) | (c << 16) | (b << 8) | a : (a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

/** Whether letters go on in the other order of bytes, or a byte later, as where something was cut out. */
function isOtherKind(bytes: Uint8Array, at: number, wide: Wide): boolean {
  if (wide === 'utf-16le') return repeats(bytes, at, 'utf-16be', 3);
  if (wide === 'utf-16be') return repeats(bytes, at, 'utf-16le', 3);
  return [1, 2, 3].some((skew) => repeats(bytes, at + skew, wide, 2) && !repeats(bytes, at, wide, 1));
}
