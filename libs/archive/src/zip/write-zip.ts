import { foldersOf } from '../collect/unique-names.ts';
import { createDeflate } from './deflate-blocks.ts';
import { dataDescriptor, directoryHeader, endRecords, localHeader, type WrittenEntry } from './zip-records.ts';

/** One file of the zip. */
export interface ZipEntry {
  path: string;
  content: AsyncIterable<Uint8Array>;
}

const gatheredBytes = 2 ** 17;

/**
 * A zip as a stream, in memory that grows by its directory alone: the entries in the order given, each after its folders, all with one
 * time. The same entries make the same bytes.
 */
export function writeZip(entries: AsyncIterable<ZipEntry>, date: Date): AsyncIterable<Uint8Array> {
  return gathered(piecesOf(entries, date));
}

async function* piecesOf(entries: AsyncIterable<ZipEntry>, time: Date): AsyncGenerator<Uint8Array> {
  const deflate = createDeflate();
  const folders = new Set<string>();
  const headers: Buffer[] = [];
  let offset = 0;
  for await (const { path, content } of entries) {
    for (const name of foldersOf(path).map((folder) => `${folder}/`)) {
      if (folders.has(name)) continue;
      folders.add(name);
      const folder = { name, size: 0, crc32: 0, time, offset };
      headers.push(directoryHeader(folder));
      const header = localHeader(folder);
      offset += header.length;
      yield header;
    }
    const file = { name: path, size: 0, crc32: 0, deflatedSize: 0, time, offset } satisfies WrittenEntry;
    const header = localHeader(file);
    yield header;
    yield* deflate(content, file);
    const descriptor = dataDescriptor(file);
    yield descriptor;
    headers.push(directoryHeader(file));
    offset += header.length + file.deflatedSize + descriptor.length;
  }
  yield* headers;
  const size = headers.reduce((sum, { length }) => sum + length, 0);
  yield endRecords({ offset, size, entries: headers.length, comment: Buffer.alloc(0) });
}

/** Puts small pieces together: each costs whoever takes it a turn. */
async function* gathered(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    pieces.push(piece);
    length += piece.length;
    if (length < gatheredBytes) continue;
    yield pieces.length === 1 ? piece : Buffer.concat(pieces, length);
    pieces = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(pieces, length);
}
