import { open } from 'node:fs/promises';
import { fieldSplitter } from '../../wire/field-splitter.ts';
import { varint } from '../../wire/write.ts';
import type { Region } from '../inspect/inspect.ts';
import type { TableString } from './judge.ts';

const stringTable = 6;
const pieceBytes = 32 * 2 ** 10;

export interface ScrubStringsOptions {
  /** The plain profile. */
  from: string;
  /** Where its string table lies. */
  strings: Region;
  /** A new file, which takes that part of the profile as it shall be. */
  to: string;
  judge: (strings: readonly TableString[]) => (Uint8Array | undefined)[];
  signal: AbortSignal;
}

/**
 * Writes the part of a profile that has its string table, with what the judge masks masked. All else in it stays to the byte.
 * Gives how many strings were masked.
 */
export async function scrubStrings({ from, strings, to, judge, signal }: ScrubStringsOptions): Promise<number> {
  await using file = await open(to, 'wx', 0o600);
  let place = 0;
  let masked = 0;
  let fields: Uint8Array[] = [];
  /** Those of the fields that are strings, with their number among them. */
  let found: (TableString & { at: number })[] = [];
  const splitter = fieldSplitter((field, _type, { bytes, at, end }, whole) => {
    if (field === stringTable) {
      found.push({ place, bytes: bytes.subarray(at, end), at: fields.length });
      place += 1;
    }
    fields.push(bytes.subarray(whole.from, whole.to));
  }, strings.to);

  const flush = async (): Promise<void> => {
    for (const [index, mask] of judge(found).entries()) {
      if (mask === undefined) continue;
      const { at } = found[index]!;
      fields[at] = Buffer.concat([tagOf(fields[at]!), varint(mask.length), mask]);
      masked += 1;
    }
    await file.writeFile(Buffer.concat(fields));
    fields = [];
    found = [];
  };

  for await (const bytes of piecesOf(from, strings, signal)) {
    splitter.push(bytes);
    await flush();
  }
  splitter.end();
  await flush();
  return masked;
}

/** Reads the strings at some places of a table, as text. */
export async function readStrings(
  { from, strings, signal }: { from: string; strings: Region; signal: AbortSignal },
  places: ReadonlySet<number>,
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  let place = 0;
  const splitter = fieldSplitter((field, _type, { bytes, at, end }) => {
    if (field !== stringTable) return;
    if (places.has(place)) texts.set(place, Buffer.from(bytes.subarray(at, end)).toString());
    place += 1;
  }, strings.to);
  for await (const bytes of piecesOf(from, strings, signal)) splitter.push(bytes);
  splitter.end();
  return texts;
}

/** The bytes of a part of a file, in pieces, each of which is overwritten by the next: ten profiles at once would leave much behind. */
export async function* piecesOf(path: string, { from, to }: Region, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  await using file = await open(path);
  const piece = Buffer.allocUnsafe(pieceBytes);
  for (let at = from; at < to;) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(piece, 0, Math.min(pieceBytes, to - at), at);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
    at += bytesRead;
  }
}

function tagOf(field: Uint8Array): Uint8Array {
  return field.subarray(0, field.findIndex((byte) => byte < 0x80) + 1);
}
