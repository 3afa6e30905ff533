import { FlareError } from '@flarewire/schemas/error';
import { isUtf8 } from 'node:buffer';
import { createGathered, type Give } from './gathered.ts';
import type { TextMasker } from './text-masker.ts';
import { decodeWide, encodeWide, endOfWide, lookahead, wideLettersAt, widthOf, type Wide } from './wide-letters.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** A part of a stream whose letters are written in one way; a masker of its own looks at it. */
interface Part {
  readonly wide: Wide | undefined;
  readonly masker: TextMasker;
  /** Masked UTF-8 that ends within a letter. */
  rest: Uint8Array;
}

/** How much of wide letters is decoded at once. */
const block = 64 * 2 ** 10;
const nothing = new Uint8Array();

/**
 * Masks a stream of text in whatever letters it is written: one byte each, UTF-16 or UTF-32, with or without a mark, also some
 * after others, as when a shell appends UTF-16 to a log, and from an odd byte on, as behind a cut. It is given back as it was written.
 *
 * @param start how the stream begins, where its mark says so
 * @throws FlareError `scrub_failed` where it cannot be read: letters that are not sound, EBCDIC, compressed parts
 */
export async function* maskBytes(
  source: Bytes,
  createMasker: () => TextMasker,
  start?: Wide,
): AsyncGenerator<Uint8Array> {
  let part: Part = { wide: start, masker: createMasker(), rest: nothing };
  let held: Uint8Array = nothing;
  const begin = (wide: Wide | undefined): void => void (part = { wide, masker: createMasker(), rest: nothing });

  const { give, taken } = createGathered();

  function settle(isEnd: boolean): void {
    for (;;) {
      const { end, next } = part.wide === undefined ? endOfPlain(held, isEnd) : endOfLetters(held, part.wide, isEnd);
      push(part, held.subarray(0, end), give);
      held = held.subarray(end);
      if (next === undefined) return;
      finish(part, give);
      begin(next === 'plain' ? undefined : next);
    }
  }

  const check = readableCheck();
  for await (const chunk of source) {
    check(chunk);
    if (part.wide === undefined && !hasZero(chunk) && !hasZero(held)) {
      push(part, held, give);
      push(part, chunk.subarray(0, -1), give);
      held = Uint8Array.from(chunk.subarray(-1));
    } else
      for (let from = 0; from < chunk.length; from += block) {
        held = Buffer.concat([held, chunk.subarray(from, from + block)]);
        settle(false);
      }
    const piece = taken();
    if (piece.length > 0) yield piece;
  }
  settle(true);
  finish(part, give);
  give(held);
  const last = taken();
  if (last.length > 0) yield last;
}

/** `Uint8Array` takes twenty times as long. */
function hasZero(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(0);
}

/** Up to where bytes are letters of one byte each, and what begins there. What a zero byte could still turn out to be is held back. */
function endOfPlain(bytes: Uint8Array, isEnd: boolean): { end: number; next?: Wide } {
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    const found = wideLettersAt(bytes, at);
    if (found) return { end: found.start, next: found.wide };
    if (!isEnd && at + lookahead > bytes.length) return { end: Math.max(0, at - 1) };
  }
  return { end: isEnd ? bytes.length : Math.max(0, bytes.length - 1) };
}

/** Up to where letters are wide, and what begins there. What could be another kind is held back. */
function endOfLetters(bytes: Uint8Array, wide: Wide, isEnd: boolean): { end: number; next?: Wide | 'plain' } {
  const { end, hasEnded } = endOfWide(bytes, wide);
  if (hasEnded) return { end, next: 'plain' };
  if (isEnd) return { end };
  const kept = end - lookahead - (lookahead % widthOf(wide));
  return { end: Math.max(0, isSplitPair(bytes, kept, wide) ? kept - 2 : kept) };
}

/** Whether a place in UTF-16 is between the two halves of one letter. */
function isSplitPair(bytes: Uint8Array, at: number, wide: Wide): boolean {
  if (at < 2 || widthOf(wide) === 4) return false;
  return (bytes[wide === 'utf-16le' ? at - 1 : at - 2]! & 0xfc) === 0xd8;
}

function push(part: Part, bytes: Uint8Array, give: Give): void {
  if (bytes.length === 0) return;
  if (part.wide === undefined) part.masker.push(bytes, give);
  else part.masker.push(decodeWide(bytes, part.wide), (masked) => give(encoded(part, masked)));
}

function finish(part: Part, give: Give): void {
  part.masker.end(part.wide === undefined ? give : (masked) => give(encoded(part, masked)));
}

/** Wide letters of masked text; the bytes of a letter that is not whole yet wait. */
function encoded(part: Part, masked: Uint8Array): Uint8Array {
  const bytes = Buffer.concat([part.rest, masked]);
  const end = bytes.length - unfinished(bytes);
  part.rest = bytes.subarray(end);
  return end === 0 ? nothing : encodeWide(bytes.subarray(0, end), part.wide!);
}

/** How many bytes at the end are the beginning of a letter in UTF-8. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** How compressed parts begin: what of that is rare in text, and so is looked for first, and all of it. */
const compressed = [
  ['\x1f\x8b\x08', '\x1f\x8b\x08'],
  ['\xb5\x2f\xfd', '\xb5\x2f\xfd'],
  ['\xfd7zXZ\0', '\xfd7zXZ\0'],
  ['&SY', '1AY&SY'],
  ['\x03\x04', 'PK\x03\x04'],
].map(([rare = '', whole = '']) => [Buffer.from(rare, 'latin1'), Buffer.from(whole, 'latin1')] as const);
const longest = 6;

/** Makes the check that no part of a stream is compressed, or in letters of which nothing is known. */
function readableCheck(): (chunk: Uint8Array) => void {
  let before: Uint8Array = nothing;
  return (chunk) => {
    const seam = Buffer.concat([before, chunk.subarray(0, longest)]);
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    for (const [rare, whole] of compressed)
      if ((bytes.includes(rare) && bytes.includes(whole)) || seam.includes(whole))
        throw new FlareError(
          'scrub_failed',
          'Cannot scrub a file: it holds a part that is compressed; unpack it, or leave it out of the flare',
        );
    if (isEbcdic(chunk.subarray(0, 512)))
      throw new FlareError(
        'scrub_failed',
        'Cannot scrub a file: its letters are written as in EBCDIC, and cannot be read',
      );
    before = Buffer.concat([before, chunk.subarray(-longest)]).subarray(-longest);
  };
}

/** Whether bytes read as EBCDIC: letters, digits, blanks and common signs of that, mostly above those of ASCII. */
export function isEbcdic(bytes: Uint8Array): boolean {
  if (bytes.length < 24 || isUtf8(bytes)) return false;
  let [high, like] = [0, 0];
  for (const byte of bytes) {
    if (byte > 127) high += 1;
    if (ebcdic[byte] === 1) like += 1;
  }
  return high > 0.5 * bytes.length && like > 0.92 * bytes.length;
}

const ebcdicSigns = new Set([
  0x05, 0x0d, 0x15, 0x25, 0x40, 0x4b, 0x4d, 0x4e, 0x50, 0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 0x60, 0x61, 0x6b, 0x6c, 0x6d,
  0x6e, 0x6f, 0x7a, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f, 0xad, 0xbd,
]);
const ebcdic = Uint8Array.from({ length: 256 }, (_, byte) => {
  const [upper, lower] = [byte >> 4, byte & 15];
  const isLetter = [0x8, 0x9, 0xa, 0xc, 0xd, 0xe].includes(upper) && lower > 0 && lower < 10;
  return isLetter || (upper === 0xf && lower < 10) || ebcdicSigns.has(byte) ? 1 : 0;
});
