import { type Cursor, cursorOver, Malformed, readVarint, wire } from './cursor.ts';

/**
 * Takes one field of a message. Its value lies from the cursor's `at` to its `end`. `from` and `to` are where the field,
 * its tag included, begins and ends in the cursor's bytes, and `offset` is where these bytes begin in the stream.
 */
export type TakeField = (field: number, type: number, cursor: Cursor, place: Place) => void;

interface Place {
  from: number;
  to: number;
  offset: number;
}

export interface FieldSplitter {
  /** Takes the next bytes; hands on the fields that are whole, and keeps a copy of what is not. */
  push(bytes: Uint8Array): void;
  /** @throws {Malformed} where the stream ended within a field */
  end(): void;
}

/** A tag and a length, or a number, at their longest. */
const longestHead = 20;

/**
 * Splits the bytes of a message, as they come, into its fields, in the memory of one piece and of the longest field.
 * `maxBytes` is what the whole may have.
 */
export function fieldSplitter(take: TakeField, maxBytes: number, startsAt = 0): FieldSplitter {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let wanted = 0;
  const place: Place = { from: 0, to: 0, offset: startsAt };

  function takeAll(bytes: Uint8Array, isEnd: boolean): number {
    const cursor = cursorOver(bytes);
    let from = 0;
    wanted = 0;
    while (from < bytes.length) {
      if (!isEnd && bytes.length - from < longestHead) break;
      cursor.at = from;
      cursor.end = bytes.length;
      const tag = readVarint(cursor);
      const field = Math.floor(tag / 8);
      const type = cursor.low & 7;
      const value = cursor.at;
      const to = endOfValue(cursor, type);
      if (to - from > maxBytes) throw new Malformed('a field is longer than the whole may be');
      if (to > bytes.length) {
        wanted = to - from;
        break;
      }
      place.from = from;
      place.to = to;
      if (type !== wire.bytes) cursor.at = value;
      cursor.end = to;
      take(field, type, cursor, place);
      from = to;
    }
    return from;
  }

  return {
    push(bytes) {
      held += bytes.length;
      if (held < wanted) return void pieces.push(Buffer.from(bytes));
      const all = pieces.length === 0 ? bytes : Buffer.concat([...pieces, bytes], held);
      const used = takeAll(all, false);
      pieces = used === all.length ? [] : [Buffer.from(all.subarray(used))];
      held -= used;
      place.offset += used;
    },
    end() {
      const rest = Buffer.concat(pieces, held);
      if (takeAll(rest, true) < rest.length) throw new Malformed('a field is cut off');
    },
  };
}

function endOfValue(cursor: Cursor, type: number): number {
  switch (type) {
    case wire.varint:
      readVarint(cursor);
      return cursor.at;
    case wire.fixed64:
      return cursor.at + 8;
    case wire.bytes:
      return readVarint(cursor) + cursor.at;
    case wire.fixed32:
      return cursor.at + 4;
    default:
      throw new Malformed(`there is no wire type ${type}`);
  }
}
