import { pipeline, Readable, type Transform } from 'node:stream';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';

type Bytes = AsyncIterable<Uint8Array>;

/** The stored bytes of a packed file, which can be read again. */
export interface Packed {
  packing: 'gzip' | 'zstd';
  size: number;
  /** From this byte to the end. */
  read: (from: number) => Bytes;
}

/**
 * What is in a packed file. With `lenient`, one that ends early ends without an error behind what is sound.
 * @throws what zlib throws
 */
export async function* unpack({ packing, size, read }: Packed, lenient = false): Bytes {
  if (packing === 'gzip') {
    yield* through(read(0), createGunzip(lenient ? { finishFlush: constants.Z_SYNC_FLUSH } : {}));
    return;
  }
  // Node's zstd stream ends behind the first frame, without a word of what follows.
  for (let from = 0; from < size;) {
    const frame = createZstdDecompress(lenient ? { finishFlush: constants.ZSTD_e_flush } : {});
    yield* through(read(from), frame);
    if (frame.bytesWritten === 0) return;
    from += frame.bytesWritten;
  }
}

async function* through(source: Bytes, transform: Transform): Bytes {
  yield* pipeline(Readable.from(source), transform, () => {}) as Bytes;
}
