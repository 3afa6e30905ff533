/** What is handed to another thread at once: to hand it over costs as much as to scrub some ten KiB. */
const partBytes = 2 ** 19;

/**
 * Puts a stream into parts, each in memory of its own, which whoever takes it may hand on: that of a chunk, where it is large and all of
 * its memory, so that nobody else can hold a part of that.
 */
export async function* inParts(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let part = new Uint8Array(partBytes);
  let length = 0;
  for await (const chunk of source) {
    if (length === 0 && isWhole(chunk)) {
      yield chunk;
      continue;
    }
    for (let from = 0; from < chunk.length;) {
      const piece = chunk.subarray(from, from + partBytes - length);
      part.set(piece, length);
      length += piece.length;
      from += piece.length;
      if (length < partBytes) continue;
      yield part;
      part = new Uint8Array(partBytes);
      length = 0;
    }
  }
  if (length > 0) yield part.slice(0, length);
}

function isWhole(chunk: Uint8Array): chunk is Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = chunk;
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength && byteLength >= partBytes / 2;
}
