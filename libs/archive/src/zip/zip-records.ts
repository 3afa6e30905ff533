import type { ZipDirectory } from '../join/find-directory.ts';

/** An entry as it is written; a directory when its name ends in `/`. */
export type WrittenEntry = {
  name: string;
  size: number;
  crc32: number;
  time: Date;
  /** Where its local header begins. */
  offset: number;
  /** How many bytes it was deflated to, which are not known before they are written; without, it is stored. */
  deflatedSize?: number;
};

const max16 = 0xffff;
const max32 = 0xffffffff;
const unix = 3 << 8;
const plainVersion = 20;
const deflate = 8;
/** CRC and sizes stand behind the content. */
const hasDescriptor = 0x8;
const isUtf8 = 0x800;
const zip64Version = 45;
const fileMode = 0o100644;
const directoryMode = 0o40755;
const dosDirectory = 0x10;

/** The header right before an entry's bytes. */
export function localHeader(entry: WrittenEntry): Buffer {
  const known = entry.deflatedSize === undefined ? entry : { ...entry, size: 0, crc32: 0, deflatedSize: 0 };
  const wide = wideSizes(known);
  const extra = Buffer.concat([wideFields(wide), timestamp(entry.time)]);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  commonFields(known, extra, wide.length > 0).copy(header, 4);
  return Buffer.concat([header, Buffer.from(entry.name), extra]);
}

/** What stands right behind the bytes of an entry that is deflated. */
export function dataDescriptor({ size, crc32, deflatedSize = size }: WrittenEntry): Buffer {
  const isWide = Math.max(size, deflatedSize) >= max32;
  const record = Buffer.alloc(isWide ? 24 : 16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc32, 4);
  for (const [index, bytes] of [deflatedSize, size].entries()) {
    if (isWide) record.writeBigUInt64LE(BigInt(bytes), 8 + 8 * index);
    else record.writeUInt32LE(bytes, 8 + 4 * index);
  }
  return record;
}

/** The header of an entry in the central directory. */
export function directoryHeader(entry: WrittenEntry): Buffer {
  const wideOffset = entry.offset >= max32;
  const wide = [...wideSizes(entry), ...(wideOffset ? [entry.offset] : [])];
  const extra = Buffer.concat([wideFields(wide), timestamp(entry.time)]);
  const isDirectory = entry.name.endsWith('/');
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(unix | plainVersion, 4);
  commonFields(entry, extra, wide.length > 0).copy(header, 6);
  header.writeUInt16LE(isDirectory ? dosDirectory : 0, 38);
  header.writeUInt16LE(isDirectory ? directoryMode : fileMode, 40);
  header.writeUInt32LE(Math.min(entry.offset, max32), 42);
  return Buffer.concat([header, Buffer.from(entry.name), extra]);
}

/** What follows the central directory; with the 64-bit records only where a figure needs them. */
export function endRecords(directory: ZipDirectory): Buffer {
  const { entries, size, offset, comment } = directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries, max16), 8);
  end.writeUInt16LE(Math.min(entries, max16), 10);
  end.writeUInt32LE(Math.min(size, max32), 12);
  end.writeUInt32LE(Math.min(offset, max32), 16);
  end.writeUInt16LE(comment.length, 20);
  const wide = entries >= max16 || size >= max32 || offset >= max32;
  return Buffer.concat([wide ? end64Records(directory) : Buffer.alloc(0), end, comment]);
}

function end64Records({ entries, size, offset }: ZipDirectory): Buffer {
  const records = Buffer.alloc(76);
  records.writeUInt32LE(0x06064b50, 0);
  records.writeBigUInt64LE(44n, 4);
  records.writeUInt16LE(unix | zip64Version, 12);
  records.writeUInt16LE(zip64Version, 14);
  records.writeBigUInt64LE(BigInt(entries), 24);
  records.writeBigUInt64LE(BigInt(entries), 32);
  records.writeBigUInt64LE(BigInt(size), 40);
  records.writeBigUInt64LE(BigInt(offset), 48);
  records.writeUInt32LE(0x07064b50, 56);
  records.writeBigUInt64LE(BigInt(offset + size), 64);
  records.writeUInt32LE(1, 72);
  return records;
}

/** The 26 bytes that both headers have: from the version needed to the length of the extra fields. */
function commonFields(entry: WrittenEntry, extra: Buffer, wide: boolean): Buffer {
  const fields = Buffer.alloc(26);
  const { name, size, deflatedSize } = entry;
  const isDeflated = deflatedSize !== undefined;
  fields.writeUInt16LE(wide ? zip64Version : plainVersion, 0);
  fields.writeUInt16LE((isDeflated ? hasDescriptor : 0) | (/^[ -~]*$/.test(name) ? 0 : isUtf8), 2);
  fields.writeUInt16LE(isDeflated ? deflate : 0, 4);
  fields.writeUInt32LE(dosTime(entry.time), 6);
  fields.writeUInt32LE(entry.crc32, 10);
  fields.writeUInt32LE(Math.min(deflatedSize ?? size, max32), 14);
  fields.writeUInt32LE(Math.min(size, max32), 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  fields.writeUInt16LE(extra.length, 24);
  return fields;
}

/** The sizes that need the 64-bit field, in its order. */
function wideSizes({ size, deflatedSize = size }: WrittenEntry): number[] {
  return [size, deflatedSize].filter((bytes) => bytes >= max32);
}

function wideFields(values: number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0);
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(0x0001, 0);
  field.writeUInt16LE(8 * values.length, 2);
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return field;
}

function timestamp(time: Date): Buffer {
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x5455, 0);
  field.writeUInt16LE(5, 2);
  field.writeUInt8(1, 4);
  field.writeInt32LE(Math.floor(time.getTime() / 1000), 5);
  return field;
}

/** In UTC, so that the bytes do not depend on where they are made; the exact time is in the timestamp field. */
function dosTime(time: Date): number {
  const date = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate();
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  return ((date << 16) | clock) >>> 0;
}
