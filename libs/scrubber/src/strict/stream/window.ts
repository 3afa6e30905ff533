/** Longer texts would not begin in V8's young generation, and so stay in memory for long. */
const usualSize = 124 * 2 ** 10;

/** The part of a stream that is looked at: it is filled, and its beginning is dropped when that is settled. */
export interface Window {
  /** Adds bytes, and stops each time that the window is full; what is full must be dropped before it goes on. */
  readonly filled: (bytes: Uint8Array) => Generator<void>;
  /** All that is held. */
  readonly bytes: () => Uint8Array;
  readonly keepFrom: (start: number) => void;
}

/** Makes a window of so many bytes. */
export function createWindow(size = usualSize): Window {
  let pieces: Uint8Array[] = [];
  let length = 0;
  return {
    *filled(bytes) {
      for (let from = 0; from < bytes.length;) {
        // What is held may all be of these bytes, where it need not be copied to go on.
        if (length > 0 && length <= from) pieces = [bytes.subarray(from - length, from)];
        const piece = bytes.subarray(from, from + size - length);
        append(pieces, piece);
        length += piece.length;
        from += piece.length;
        if (length === size) yield;
      }
    },
    bytes() {
      if (pieces.length !== 1) pieces = [Buffer.concat(pieces, length)];
      return pieces[0]!;
    },
    keepFrom(start) {
      pieces = [pieces[0]!.subarray(start)];
      length -= start;
    },
  };
}

/** Adds a piece; one that goes on in memory where the last ends makes that longer, so that nothing need be copied. */
function append(pieces: Uint8Array[], piece: Uint8Array): void {
  const last = pieces.at(-1);
  if (last?.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset)
    pieces[pieces.length - 1] = new Uint8Array(piece.buffer, last.byteOffset, last.length + piece.length);
  else pieces.push(piece);
}
