import { readEnd, readField, readVarint, skipField, wire, type Cursor } from './cursor.ts';

/** Takes the bytes of a field that the format does not know. */
export type TakeUnknown = (bytes: Uint8Array) => void;

/** Reads the fields of the message that the cursor is in, to its end. `take` reads each value. @throws {Malformed} */
export function eachField(cursor: Cursor, take: (field: number, type: number) => void): void {
  while (cursor.at < cursor.end) {
    const tag = readVarint(cursor);
    take(Math.floor(tag / 8), cursor.low & 7);
  }
}

/** Reads a message within the one that the cursor is in. @throws {Malformed} */
export function readPart(cursor: Cursor, type: number, read: () => void): void {
  const end = readEnd(cursor, type);
  const outer = cursor.end;
  cursor.end = end;
  read();
  cursor.end = outer;
}

/** Reads the numbers of a repeated field, whether they are packed or written one by one. @throws {Malformed} */
export function eachNumber(cursor: Cursor, type: number, take: () => void): void {
  if (type !== wire.bytes) {
    readField(cursor, type);
    return take();
  }
  readPart(cursor, type, () => eachPacked(cursor, take));
}

/** Reads numbers to the end of what the cursor is in. @throws {Malformed} */
export function eachPacked(cursor: Cursor, take: () => void): void {
  while (cursor.at < cursor.end) {
    readVarint(cursor);
    take();
  }
}

/** Passes over a field that the format does not know, and shows its bytes if it has any. @throws {Malformed} */
export function readUnknown(cursor: Cursor, type: number, onUnknown: TakeUnknown): void {
  const start = skipField(cursor, type);
  if (start !== undefined) onUnknown(cursor.bytes.subarray(start, cursor.at));
}

/** The numbers of one message by their fields, as lower and upper 32 bits; 0 where a field is not there. */
export interface Numbers {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  /**
   * Reads a message, the cursor within it, of which all fields are numbers but those that `other` reads itself.
   * Of a field that is there twice the last counts. @throws {Malformed}
   */
  read(cursor: Cursor): void;
}

/** Makes the place for the numbers of a message that has so many fields. */
export function numbers(
  fields: number,
  onUnknown: TakeUnknown,
  other: (cursor: Cursor, field: number, type: number) => boolean = () => false,
): Numbers {
  const low = new Uint32Array(fields + 1);
  const high = new Uint32Array(fields + 1);
  return {
    low,
    high,
    read(cursor) {
      low.fill(0);
      high.fill(0);
      eachField(cursor, (field, type) => {
        if (other(cursor, field, type)) return;
        if (field === 0 || field > fields) return readUnknown(cursor, type, onUnknown);
        readField(cursor, type);
        low[field] = cursor.low;
        high[field] = cursor.high;
      });
    },
  };
}
