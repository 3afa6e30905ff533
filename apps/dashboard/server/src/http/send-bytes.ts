import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { rangeOf, type ByteRange } from './byte-range.ts';
import type { Exchange } from './router.ts';

/** Bytes to be sent as a file. */
export type ServedFile = {
  name: string;
  type: string;
  /** Whether a browser shows it instead of saving it. */
  inline?: boolean;
  /** Where both are known the client may ask for ranges, and for nothing where it has the same bytes already. */
  known?: { size: number; sha256: string };
  /** All bytes, or those of a range. */
  read: (range: ByteRange | undefined) => AsyncIterable<Uint8Array>;
};

/**
 * Streams a file, or the range of it that was asked for, no faster than it is taken. What fails before the first byte is
 * thrown; what fails later cuts the answer off, so that nobody takes a part for the whole.
 */
export async function sendBytes({ request, response, signal }: Exchange, file: ServedFile): Promise<void> {
  const { known } = file;
  const etag = known ? `"${known.sha256}"` : undefined;
  if (etag && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag, 'cache-control': 'private, no-cache' }).end();
    return;
  }
  const range = known && etag ? rangeOf(request, known.size, etag) : undefined;
  const headers = {
    'content-type': file.type,
    'content-disposition': `${file.inline ? 'inline' : 'attachment'}; filename="${file.name}"`,
    ...(known ? { etag, 'cache-control': 'private, no-cache', 'accept-ranges': 'bytes' } : {}),
    ...lengthOf(known?.size, range),
  };
  if (request.method === 'HEAD') {
    response.writeHead(range ? 206 : 200, headers).end();
    return;
  }
  const source = file.read(range)[Symbol.asyncIterator]();
  try {
    const first = await source.next();
    response.writeHead(range ? 206 : 200, headers);
    await pipeline(Readable.from(from(first, source), { objectMode: false }), response, { signal });
  } finally {
    // A stream that is destroyed before it is read closes nothing.
    await source.return?.();
  }
}

function lengthOf(size: number | undefined, range: ByteRange | undefined): Record<string, string | number> {
  if (size === undefined) return {};
  if (!range) return { 'content-length': size };
  const { start, end } = range;
  return { 'content-length': end - start, 'content-range': `bytes ${start}-${end - 1}/${size}` };
}

async function* from(
  first: IteratorResult<Uint8Array, unknown>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.done) return;
  yield first.value;
  yield* { [Symbol.asyncIterator]: () => rest };
}
