/** Bytes in one piece: what one message of the Object Store carries. */
export const pieceBytes = 512 * 2 ** 10;

/**
 * Cuts a stream into parts of `partBytes`, each a list of pieces of 512 KiB with only the last piece shorter.
 * Copies, so the source may use its buffers again. An empty stream has no parts.
 */
export async function* cutParts(
  source: AsyncIterable<Uint8Array>,
  partBytes: number,
): AsyncGenerator<Uint8Array[], void, undefined> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let piece = new Uint8Array(0);
  let filled = 0;

  for await (const bytes of source) {
    for (let taken = 0; taken < bytes.length;) {
      if (filled === piece.length) {
        piece = new Uint8Array(Math.min(pieceBytes, partBytes - size));
        filled = 0;
        pieces.push(piece);
        size += piece.length;
      }
      const count = Math.min(piece.length - filled, bytes.length - taken);
      piece.set(bytes.subarray(taken, taken + count), filled);
      filled += count;
      taken += count;
      if (size >= partBytes && filled === piece.length) {
        yield pieces;
        pieces = [];
        size = 0;
        piece = new Uint8Array(0);
        filled = 0;
      }
    }
  }
  if (pieces.length === 0) return;
  pieces[pieces.length - 1] = piece.subarray(0, filled);
  yield pieces;
}
