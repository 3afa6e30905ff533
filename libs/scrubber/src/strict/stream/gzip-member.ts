import { Readable, type Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';

type Bytes = AsyncIterable<Uint8Array>;

/** Opens a gzip file, has its content changed, and closes it again. */
export async function* throughGzip(source: Bytes, change: (content: Bytes) => Bytes): AsyncGenerator<Uint8Array> {
  yield* through(change(through(source, createGunzip())), createGzip());
}

async function* through(source: Bytes, transform: Transform): AsyncGenerator<Uint8Array> {
  const input = Readable.from(copies(source));
  input.once('error', (error) => transform.destroy(error));
  try {
    for await (const chunk of input.pipe(transform)) yield chunk as Uint8Array;
  } finally {
    input.destroy();
    transform.destroy();
  }
}

/** A stream reads ahead, and a piece is good until the next is asked for. */
async function* copies(source: Bytes): AsyncGenerator<Uint8Array> {
  for await (const piece of source) yield new Uint8Array(piece);
}
