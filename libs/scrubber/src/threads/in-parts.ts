/** What is handed to another thread at once: to hand it over costs as much as to scrub some ten KiB. */
const partBytes = 2 ** 19;

/** Puts a stream into parts of one size, each in memory of its own. */
export async function* inParts(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let part = new Uint8Array(partBytes);
  let length = 0;
  for await (const chunk of source) {
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
