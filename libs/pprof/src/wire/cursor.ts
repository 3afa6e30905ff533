/** A place within the bytes of a protobuf message, and the varint that was read last. */
export interface Cursor {
  bytes: Uint8Array;
  at: number;
  /** Where the message ends. */
  end: number;
  /** The lower and the upper 32 bits of the last varint, each as an unsigned number. */
  low: number;
  high: number;
}

/** Bytes that are no protobuf message, or not the one that was expected. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/** The wire types that there are in profiles, by their numbers. */
export const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** A cursor over the whole of some bytes. */
export function cursorOver(bytes: Uint8Array): Cursor {
  return { bytes, at: 0, end: bytes.length, low: 0, high: 0 };
}

/**
 * Reads a varint of up to 64 bits. Gives it as a number, which is exact below 2^53; `low` and `high` have all its bits.
 * @throws {Malformed} where it has more than ten bytes, or goes on behind the end
 */
export function readVarint(cursor: Cursor): number {
  const { bytes, at, end } = cursor;
  cursor.high = 0;
  if (at + 3 <= end) {
    const first = bytes[at]!;
    if (first < 0x80) {
      cursor.at = at + 1;
      return (cursor.low = first);
    }
    const second = bytes[at + 1]!;
    if (second < 0x80) {
      cursor.at = at + 2;
      return (cursor.low = (first & 0x7f) | (second << 7));
    }
    const third = bytes[at + 2]!;
    if (third < 0x80) {
      cursor.at = at + 3;
      return (cursor.low = (first & 0x7f) | ((second & 0x7f) << 7) | (third << 14));
    }
  }
  return readLongVarint(cursor);
}

function readLongVarint(cursor: Cursor): number {
  const { bytes, at: start, end } = cursor;
  let low = 0;
  let high = 0;
  for (let at = start; at < end && at < start + 10; at += 1) {
    const byte = bytes[at]!;
    const bits = byte & 0x7f;
    const shift = 7 * (at - start);
    if (shift < 28) low |= bits << shift;
    else if (shift === 28) {
      low |= bits << 28;
      high = bits >>> 4;
    } else high |= bits << (shift - 32);
    if (byte < 0x80) {
      cursor.at = at + 1;
      cursor.low = low >>> 0;
      cursor.high = high >>> 0;
      return cursor.high * 2 ** 32 + cursor.low;
    }
  }
  throw new Malformed('a varint does not end');
}

/** The signed number of 64 bits that these halves are; exact up to 2^53 either way. */
export function signedOf(low: number, high: number): number {
  return (high | 0) * 2 ** 32 + low;
}

/** Reads a varint that must be of the wire type for it. @throws {Malformed} */
export function readField(cursor: Cursor, type: number): number {
  if (type !== wire.varint) throw new Malformed('a number is written as something else');
  return readVarint(cursor);
}

/** Reads the length of what follows, and gives its end. @throws {Malformed} where the type is another, or it ends too early */
export function readEnd(cursor: Cursor, type: number): number {
  if (type !== wire.bytes) throw new Malformed('a part is written as something else');
  const end = readVarint(cursor) + cursor.at;
  if (end > cursor.end) throw new Malformed('a part is longer than the whole');
  return end;
}

/** Passes over the value of a field. Gives the beginning of its bytes where it is of the type for them. @throws {Malformed} */
export function skipField(cursor: Cursor, type: number): number | undefined {
  if (type === wire.varint) readVarint(cursor);
  else if (type === wire.fixed64 || type === wire.fixed32) {
    cursor.at += type === wire.fixed64 ? 8 : 4;
    if (cursor.at > cursor.end) throw new Malformed('a number ends too early');
  } else {
    const end = readEnd(cursor, type);
    const start = cursor.at;
    cursor.at = end;
    return start;
  }
}
