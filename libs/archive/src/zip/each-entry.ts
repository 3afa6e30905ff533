import { FlareError } from '@flarewire/schemas';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { unreadable, type RandomAccess } from '../join/random-access.ts';
import { holdBlocks } from '../join/hold-blocks.ts';
import { openRanges } from './open-ranges.ts';

/** A file of an archive that is read from front to back: one of its two sources has to be read before the next file is asked for. */
export interface StreamedEntry {
  name: string;
  source: AsyncIterable<Uint8Array>;
  /** The file as it is stored, deflated or not, and what says that it cannot be inflated. */
  stored: { bytes: AsyncIterable<Uint8Array>; isDeflated: boolean; damaged: (cause: unknown) => FlareError };
}

/** What is held of each file while the archive is read: few bytes, as there may be a hundred thousand. */
interface Listed {
  name: string;
  /** Where its local header begins. */
  at: number;
  method: number;
  storedSize: number;
  size: number;
}

const localHeaderSize = 30;
/** Bytes that are inflated at once: each time costs a turn in another thread. */
const inflatedAtOnce = 2 ** 18;
/** What is as small is inflated here. */
const small = 2 ** 15;

/**
 * Reads the files of an archive in one pass from front to back, in constant memory, as its directory names them.
 * `bytes` is the archive as a stream; what follows its files (profiles that were joined, the directory) is read to the
 * end and passed over, so that whoever hashes the stream has seen all of it.
 * @throws {FlareError} `archive_unreadable`
 */
export async function* eachEntry(
  source: RandomAccess,
  bytes?: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamedEntry> {
  const archive = holdBlocks(source);
  const entries = await directoryOf(archive);
  await using stream = cursor(bytes ?? archive.read(0, archive.size));
  for (const entry of entries) {
    const { name, at, method, storedSize } = entry;
    await drain(stream.take(at - stream.position()));
    const header = Buffer.concat(await Array.fromAsync(stream.take(localHeaderSize)));
    if (header.readUInt32LE(0) !== 0x04034b50) throw unreadable(`"${name}" is not where its directory says`);
    await drain(stream.take(header.readUInt16LE(26) + header.readUInt16LE(28)));
    const stored = stream.take(storedSize);
    if (!name.endsWith('/')) {
      if (![0, 8].includes(method)) throw unreadable(`"${name}" is compressed in a way that is not known`);
      const damaged = (cause: unknown) => unreadable(`"${name}" is damaged`, cause);
      const isDeflated = method === 8;
      const source = isDeflated ? inflatedFrom(stored, entry, damaged) : stored;
      yield { name, source, stored: { bytes: stored, isDeflated, damaged } };
    }
    await drain(stored);
  }
  await drain(stream.take(Infinity));
}

/** The files in the order in which they lie there. */
async function directoryOf(archive: RandomAccess): Promise<Listed[]> {
  try {
    const zip = await openRanges(archive);
    const listed = await Array.fromAsync(zip.eachEntry(), (entry) => ({
      name: entry.fileName,
      at: entry.relativeOffsetOfLocalHeader,
      method: entry.compressionMethod,
      storedSize: entry.compressedSize,
      size: entry.uncompressedSize,
    }));
    return listed.toSorted((a, b) => a.at - b.at);
  } catch (cause) {
    if (cause instanceof FlareError) throw cause;
    throw unreadable(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

async function* inflatedFrom(
  stored: AsyncIterable<Uint8Array>,
  { storedSize, size }: Listed,
  damaged: (cause: unknown) => FlareError,
): AsyncGenerator<Uint8Array> {
  const isSmall = storedSize <= small && size <= inflatedAtOnce;
  try {
    if (isSmall) yield inflateRawSync(Buffer.concat(await Array.fromAsync(stored)), { chunkSize: size + 64 });
    else yield* throughInflate(stored);
  } catch (cause) {
    throw cause instanceof FlareError ? cause : damaged(cause);
  }
}

async function* throughInflate(stored: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = Readable.from(stored, { objectMode: false });
  const inflate = createInflateRaw({ chunkSize: inflatedAtOnce });
  yield* pipeline(input, inflate, () => {}) as AsyncIterable<Uint8Array>;
}

/** A stream that is taken piece by piece. Dispose closes it. */
function cursor(bytes: AsyncIterable<Uint8Array>) {
  const iterator = bytes[Symbol.asyncIterator]();
  let left: Uint8Array = new Uint8Array();
  let position = 0;
  return {
    position: () => position,
    /** The next bytes, as many as asked for; ends early only where `Infinity` is asked for. */
    take: (count: number): AsyncIterable<Uint8Array> => {
      let wanted = count;
      return {
        async *[Symbol.asyncIterator]() {
          while (wanted > 0) {
            if (left.length === 0) {
              const next = await iterator.next();
              if (next.done) {
                if (wanted === Infinity) return;
                throw unreadable('it ends too early');
              }
              left = next.value;
            }
            const piece = left.subarray(0, wanted);
            left = left.subarray(piece.length);
            wanted -= piece.length;
            position += piece.length;
            yield piece;
          }
        },
      };
    },
    [Symbol.asyncDispose]: async () => void (await iterator.return?.()),
  };
}

async function drain(source: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of source);
}
