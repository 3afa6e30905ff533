import { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { readRange, type RandomAccess } from '../join/random-access.ts';

/** Opens a zip that can be read from anywhere, such as one in the artifact store. */
export function openRanges(archive: RandomAccess): Promise<ZipFile> {
  const reader = new RangeReader();
  reader.archive = archive;
  return fromRandomAccessReaderPromise(reader, archive.size, { autoClose: false, strictFileNames: true });
}

/** yauzl asks for ranges through a class of its own. */
class RangeReader extends RandomAccessReader {
  archive!: RandomAccess;
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readRange(this.archive, start, end), { objectMode: false });
  }
}
