import type { ZipDirectory } from './find-directory.ts';
import { readBytes, readRange, unreadable, type RandomAccess } from './random-access.ts';

const headerSignature = 0x02014b50;
const headerSize = 46;
const localSignature = 0x04034b50;
const in64BitField = 0xffffffff;

/** The names of all entries of a zip, in the order of its directory. @throws as `entryHeaders` */
export async function* entryNames(archive: RandomAccess, directory: ZipDirectory): AsyncIterable<string> {
  for await (const { name } of entryHeaders(archive, directory)) yield name;
}

/** An entry as the directory of a zip has it. */
export interface EntryHeader {
  name: string;
  /** Where its local header begins, or 0xffffffff where a 64-bit field says it. */
  localOffset: number;
  bytes: Buffer;
}

/**
 * The headers of all entries of a zip, in the order of its directory, with one in memory at a time.
 * @throws {FlareError} `archive_unreadable` when the directory is not what its end record says
 */
export async function* entryHeaders(archive: RandomAccess, directory: ZipDirectory): AsyncIterable<EntryHeader> {
  if (directory.entries > 0) await checkFirstEntry(archive, directory);
  let found = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of readRange(archive, directory.offset, directory.offset + directory.size)) {
    rest = Buffer.concat([rest, chunk]);
    let at = 0;
    for (let header = headerAt(rest, at); header; header = headerAt(rest, at)) {
      if (header.localOffset !== in64BitField && header.localOffset >= directory.offset) {
        throw unreadable('an entry lies outside of it');
      }
      yield header;
      at += header.bytes.length;
      found += 1;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0 || found !== directory.entries) throw unreadable('its directory is damaged');
}

async function checkFirstEntry(archive: RandomAccess, directory: ZipDirectory): Promise<void> {
  const start = directory.offset >= 4 ? await readBytes(archive, 0, 4) : Buffer.alloc(4);
  if (start.readUInt32LE(0) !== localSignature) throw unreadable('it does not begin with an entry');
}

function headerAt(buffer: Buffer, at: number): EntryHeader | undefined {
  if (buffer.length - at < headerSize) return undefined;
  if (buffer.readUInt32LE(at) !== headerSignature) throw unreadable('its directory is damaged');
  const nameLength = buffer.readUInt16LE(at + 28);
  const length = headerSize + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  if (buffer.length - at < length) return undefined;
  return {
    name: buffer.toString('utf8', at + headerSize, at + headerSize + nameLength),
    localOffset: buffer.readUInt32LE(at + 42),
    bytes: buffer.subarray(at, at + length),
  };
}
