import type { EntryHeader } from './entry-names.ts';
import { unreadable } from './random-access.ts';

const in64BitField = 0xffffffff;
const headerSize = 46;
const offsetField = 42;
const sizeFields = [20, 24];
const field64 = 0x0001;

/** Where an entry begins, as its directory header or the 64-bit field of that says. @throws {FlareError} `archive_unreadable` */
export function offsetOf({ bytes, localOffset }: EntryHeader): number {
  return localOffset === in64BitField ? Number(bytes.readBigUInt64LE(wideOffsetAt(bytes))) : localOffset;
}

/** A directory header of an entry that lies so many bytes nearer to the beginning. */
export function movedHeader(header: EntryHeader, by: number): Buffer {
  const moved = Buffer.from(header.bytes);
  const offset = offsetOf(header) - by;
  if (header.localOffset === in64BitField) moved.writeBigUInt64LE(BigInt(offset), wideOffsetAt(moved));
  else moved.writeUInt32LE(offset, offsetField);
  return moved;
}

/** The 64-bit field has those of sizes and offset, in this order, that do not fit into 32 bits. */
function wideOffsetAt(header: Buffer): number {
  const before = sizeFields.filter((field) => header.readUInt32LE(field) === in64BitField).length * 8;
  let at = headerSize + header.readUInt16LE(28);
  const end = at + header.readUInt16LE(30);
  while (at + 4 <= end) {
    const length = header.readUInt16LE(at + 2);
    if (header.readUInt16LE(at) === field64 && length >= before + 8) return at + 4 + before;
    at += 4 + length;
  }
  throw unreadable('its directory is damaged');
}
