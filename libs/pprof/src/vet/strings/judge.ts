import { isUtf8 } from 'node:buffer';
import { masksOf, type Reading } from './readings.ts';
import { uses, type StringUses } from '../inspect/string-uses.ts';

/** A string of a profile: its place in the table, and its bytes. */
export interface TableString {
  place: number;
  bytes: Uint8Array;
}

const masked = '********';

/** Build ids of linkers (hexadecimal), of Go (four parts of base64), and UUIDs. */
const buildId = /^(?:[0-9A-Fa-f-]{8,128}|[\w-]{20,64}(?:\/[\w-]{1,64}){1,3})$/;

/**
 * Makes the judge of a profile's strings: it gives what to write in place of each, or nothing where a string stays.
 * A string is judged by what it is for. Build ids stay. Names and paths may hold ids, and stay with them unless something
 * else in them is secret. A label's value is read behind its key, as in a line of a log: `trace_id: …` stays, `password: …`
 * does not. Comments, and what nothing refers to, are read as they are. One that is for several things is masked
 * where any of them demands it. Bytes that are no UTF-8 stay as they are around a mask.
 *
 * @param keys the texts of the labels' keys by their places
 * @param scrub masks what is secret in one text, or in some lines
 */
export function judge(
  used: StringUses,
  keys: ReadonlyMap<number, string>,
  scrub: (text: string) => string,
): (strings: readonly TableString[]) => (Uint8Array | undefined)[] {
  function* readingsOf(place: number, text: string): Iterable<Reading> {
    const use = used.of(place);
    if (use === 0 || (use & uses.text) !== 0) yield { before: '', text, isName: false };
    else if ((use & ~uses.buildId) !== 0 || !buildId.test(text)) yield { before: '', text, isName: true };
    for (const key of used.keysOf(place)) yield { before: `${keys.get(key) ?? ''}: `, text, isName: false };
  }

  return (strings) => {
    const encodings = strings.map(({ bytes }) => (isUtf8(bytes) ? 'utf8' : 'latin1'));
    const readings: (Reading & { index: number })[] = [];
    for (const [index, { place, bytes }] of strings.entries()) {
      if (bytes.length === 0) continue;
      const text = textOf(bytes, encodings[index]!);
      for (const reading of readingsOf(place, text)) readings.push({ index, ...reading });
    }
    const masks = new Map<number, string>();
    for (const [{ index }, mask] of masksOf(readings, scrub)) {
      const other = masks.get(index);
      masks.set(index, other === undefined || other === mask ? mask : masked);
    }
    return strings.map((_, index) => {
      const mask = masks.get(index);
      return mask === undefined ? undefined : Buffer.from(mask, encodings[index]);
    });
  };
}

function textOf(bytes: Uint8Array, encoding: BufferEncoding): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(encoding);
}
