import { readBytes, unreadable, type RandomAccess } from './random-access.ts';

/** Where the list of entries lies at the end of a zip. */
export type ZipDirectory = {
  offset: number;
  size: number;
  entries: number;
  comment: Buffer;
};

const endSignature = 0x06054b50;
const endSize = 22;
const locatorSignature = 0x07064b50;
const locatorSize = 20;
const end64Signature = 0x06064b50;
const end64Size = 56;
const longestComment = 0xffff;

/**
 * Finds the central directory of a zip, of the 64-bit kind as well.
 * @throws {FlareError} `archive_unreadable` when there is none, or when it does not lie where a sound zip of one piece has it
 */
export async function findDirectory(archive: RandomAccess): Promise<ZipDirectory> {
  const tailStart = Math.max(0, archive.size - endSize - longestComment - locatorSize);
  const tail = await readBytes(archive, tailStart, archive.size);
  const at = findEnd(tail);
  if (at < 0) throw unreadable('it has no end record, so it is cut off or not a zip');

  const disks = tail.readUInt16LE(at + 4) + tail.readUInt16LE(at + 6);
  if (disks > 0) throw unreadable('it is one part of a split zip');
  const comment = tail.subarray(at + endSize);
  const end64 = await findEnd64(archive, tail, at);
  const found = end64 ?? {
    entries: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
    endsAt: tailStart + at,
  };
  if (found.offset + found.size !== found.endsAt) throw unreadable('its end record does not point at its directory');
  return { offset: found.offset, size: found.size, entries: found.entries, comment };
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - endSize; at >= 0; at--) {
    if (tail.readUInt32LE(at) === endSignature && at + endSize + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return -1;
}

async function findEnd64(archive: RandomAccess, tail: Buffer, endAt: number) {
  const at = endAt - locatorSize;
  if (at < 0 || tail.readUInt32LE(at) !== locatorSignature) return undefined;
  const endsAt = Number(tail.readBigUInt64LE(at + 8));
  if (endsAt + end64Size > archive.size) throw unreadable('its 64-bit end record lies outside of it');
  const record = await readBytes(archive, endsAt, endsAt + end64Size);
  if (record.readUInt32LE(0) !== end64Signature) throw unreadable('its 64-bit end record is missing');
  return {
    entries: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
    endsAt,
  };
}
