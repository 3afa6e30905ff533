import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** Bytes that are inflated at once: each time costs a turn in another thread. */
const chunkSize = 2 ** 18;

/** What a stream of raw deflate holds. */
export async function* inflated(stored: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = Readable.from(stored, { objectMode: false });
  yield* pipeline(input, createInflateRaw({ chunkSize }), () => {}) as AsyncIterable<Uint8Array>;
}
