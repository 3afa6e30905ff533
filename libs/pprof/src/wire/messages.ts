import { readEnd, readField, readVarint, skipField, wire, type Cursor } from './cursor.ts';

/** Takes the bytes of a field that the format does not know. */
export type TakeUnknown = (bytes: Uint8Array) => void;

/** Reads the fields of the message that the cursor is in, to its end. `take` reads each value. @throws {Malformed} */
export function eachField(cursor: Cursor, take: (cursor: Cursor, field: number, type: number) => void): void {
  while (cursor.at < cursor.end) {
    const tag = readVarint(cursor);
    take(cursor, Math.floor(tag / 8), cursor.low & 7);
  }
}

/** Reads a message within the one that the cursor is in. @throws {Malformed} */
export function readPart(cursor: Cursor, type: number, read: (cursor: Cursor) => void): void {
  const end = readEnd(cursor, type);
  const outer = cursor.end;
  cursor.end = end;
  read(cursor);
  cursor.end = outer;
}

/** Some numbers of 64 bits, as their lower and upper 32 bits. */
export interface NumberList {
  low: Uint32Array;
  high: Uint32Array;
  length: number;
}

/** Makes a list without numbers; it is filled again and again, as one for each message would cost more than the reading. */
export function numberList(): NumberList {
  return { low: new Uint32Array(256), high: new Uint32Array(256), length: 0 };
}

/** Adds the numbers of a repeated field to a list, whether they are packed or written one by one. @throws {Malformed} */
export function readNumbers(cursor: Cursor, type: number, list: NumberList): void {
  if (type === wire.bytes) return readPacked(cursor, readEnd(cursor, type), list);
  readField(cursor, type);
  makeRoom(list, 1);
  list.low[list.length] = cursor.low;
  list.high[list.length] = cursor.high;
  list.length += 1;
}

/**
 * Adds packed numbers up to an end to a list. Most bytes of a profile are such, so those of one and two bytes are read here.
 * @throws {Malformed}
 */
export function readPacked(cursor: Cursor, end: number, list: NumberList): void {
  const { bytes, end: outer } = cursor;
  makeRoom(list, end - cursor.at);
  const { low, high } = list;
  let { length } = list;
  let { at } = cursor;
  cursor.end = end;
  while (at < end) {
    const first = bytes[at]!;
    const second = first < 0x80 || at + 1 === end ? 0x80 : bytes[at + 1]!;
    if (first < 0x80) {
      low[length] = first;
      high[length] = 0;
      at += 1;
    } else if (second < 0x80) {
      low[length] = (first & 0x7f) | (second << 7);
      high[length] = 0;
      at += 2;
    } else {
      cursor.at = at;
      readVarint(cursor);
      low[length] = cursor.low;
      high[length] = cursor.high;
      at = cursor.at;
    }
    length += 1;
  }
  list.length = length;
  cursor.at = end;
  cursor.end = outer;
}

function makeRoom(list: NumberList, more: number): void {
  const { low, high, length } = list;
  if (length + more <= low.length) return;
  list.low = new Uint32Array(2 * (length + more));
  list.high = new Uint32Array(2 * (length + more));
  list.low.set(low);
  list.high.set(high);
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
  const take = (cursor: Cursor, field: number, type: number): void => {
    if (other(cursor, field, type)) return;
    if (field === 0 || field > fields) return readUnknown(cursor, type, onUnknown);
    readField(cursor, type);
    low[field] = cursor.low;
    high[field] = cursor.high;
  };
  return {
    low,
    high,
    read(cursor) {
      low.fill(0);
      high.fill(0);
      eachField(cursor, take);
    },
  };
}
