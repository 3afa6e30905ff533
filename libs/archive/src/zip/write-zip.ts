import { foldersOf } from '../collect/unique-names.ts';
import { createDeflate } from './deflate-blocks.ts';
import { dataDescriptor, directoryHeader, endRecords, localHeader, type WrittenEntry } from './zip-records.ts';

/** One file of the zip. */
export interface ZipEntry {
  path: string;
  content: AsyncIterable<Uint8Array>;
}

/** Passes on a file as the zip holds it, deflated, byte for byte. */
export type PassOn = (file: { name: string; stored: AsyncIterable<Uint8Array> }) => AsyncIterable<Uint8Array>;

const gatheredBytes = 2 ** 17;
/** What is as large passes as it is: a copy of it would be new memory, for which V8 looks through its heap more often. */
const largeBytes = 2 ** 15;
const directoryBytes = 2 ** 15;

/**
 * A zip as a stream: the entries in the order given, each after its folders, all with one time. Its memory grows by the
 * zip's directory alone. The same entries make the same bytes.
 * @param through who sees each file on its way
 */
export function writeZip(
  entries: AsyncIterable<ZipEntry>,
  date: Date,
  through: PassOn = ({ stored }) => stored,
): AsyncIterable<Uint8Array> {
  return gathered(piecesOf(entries, date, through));
}

async function* piecesOf(entries: AsyncIterable<ZipEntry>, time: Date, through: PassOn): AsyncGenerator<Uint8Array> {
  const deflate = createDeflate();
  const folders = new Set<string>();
  const directory = createDirectory();
  let offset = 0;
  for await (const { path, content } of entries) {
    for (const name of foldersOf(path).map((folder) => `${folder}/`)) {
      if (folders.has(name)) continue;
      folders.add(name);
      const folder = { name, size: 0, crc32: 0, time, offset };
      directory.add(directoryHeader(folder));
      const header = localHeader(folder);
      offset += header.length;
      yield header;
    }
    const file = { name: path, size: 0, crc32: 0, deflatedSize: 0, time, offset } satisfies WrittenEntry;
    const header = localHeader(file);
    yield header;
    yield* through({ name: path, stored: deflate(content, file) });
    const descriptor = dataDescriptor(file);
    yield descriptor;
    directory.add(directoryHeader(file));
    offset += header.length + file.deflatedSize + descriptor.length;
  }
  yield* directory.pieces();
  yield endRecords({ offset, ...directory.facts(), comment: Buffer.alloc(0) });
}

/** The headers of the directory, in few pieces of memory: a buffer for each would take more than what is in it. */
function createDirectory() {
  const full: Buffer[] = [];
  let piece = Buffer.allocUnsafeSlow(0);
  let [used, size, entries] = [0, 0, 0];
  return {
    add(header: Buffer): void {
      if (used + header.length > piece.length) {
        full.push(piece.subarray(0, used));
        piece = Buffer.allocUnsafeSlow(Math.max(directoryBytes, header.length));
        used = 0;
      }
      used += header.copy(piece, used);
      size += header.length;
      entries += 1;
    },
    pieces: () => [...full, piece.subarray(0, used)],
    facts: () => ({ size, entries }),
  };
}

/** Puts small pieces together: each costs whoever takes it a turn. */
async function* gathered(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    const isLarge = piece.length >= largeBytes;
    if (!isLarge) {
      pieces.push(piece);
      length += piece.length;
    }
    if (length >= gatheredBytes || (isLarge && length > 0)) {
      yield Buffer.concat(pieces, length);
      pieces = [];
      length = 0;
    }
    if (isLarge) yield piece;
  }
  if (length > 0) yield Buffer.concat(pieces, length);
}
