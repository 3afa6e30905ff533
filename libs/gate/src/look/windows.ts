import { createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';

type Bytes = AsyncIterable<Uint8Array>;

/** Cuts a stream into pieces of constant size, each of which repeats the end of the one before. */
export async function* overlappingWindows(source: Bytes, size: number, overlap: number): AsyncGenerator<Buffer> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length;) {
      const piece = chunk.subarray(from, from + size - length);
      pieces.push(piece);
      length += piece.length;
      from += piece.length;
      if (length < size) continue;
      const window = Buffer.concat(pieces, length);
      // A copy, since whoever takes the window may hand its memory on to another thread.
      pieces = [Buffer.from(window.subarray(size - overlap))];
      yield window;
      length = overlap;
    }
  }
  if (length > 0) yield Buffer.concat(pieces, length);
}

/**
 * As `overlappingWindows`, but all in one memory: a window is good until the next one is asked for. It takes the chunks of
 * the source over.
 */
export async function* windowsInPlace(source: Bytes, size: number, overlap: number): AsyncGenerator<Buffer> {
  const window = Buffer.allocUnsafeSlow(size);
  let length = 0;
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length;) {
      const piece = chunk.subarray(from, from + size - length);
      window.set(piece, length);
      length += piece.length;
      from += piece.length;
      if (length < size) continue;
      yield window;
      window.copyWithin(0, size - overlap);
      length = overlap;
    }
    free(chunk);
  }
  if (length > 0) yield window.subarray(0, length);
}

/** More than the pools that Node keeps for small buffers, which nobody may give back. */
const worthFreeing = 2 ** 17;

/**
 * Gives back memory whose last part a chunk is: V8 would wait for some 64 MB of the like, and then look through all of its
 * heap. Inflating fills its memory from front to back, and takes another when it is full.
 */
function free({ buffer, byteOffset, byteLength }: Uint8Array): void {
  const isLast = byteOffset + byteLength === buffer.byteLength && buffer.byteLength >= worthFreeing;
  if (isLast && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** A stream's content: what is in it, where it is gzip. */
export async function* unzipped(source: Bytes): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const whole = joined(first.value, iterator);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* whole;
    return;
  }
  yield* pipeline(Readable.from(whole), createGunzip(), () => {}) as Bytes;
}

async function* joined(first: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => iterator };
}
