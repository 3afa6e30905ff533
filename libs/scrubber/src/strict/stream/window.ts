/** Longer texts would not begin in V8's young generation, and so stay in memory for long. */
const usualSize = 124 * 2 ** 10;
const smallest = 2 ** 12;

/** The part of a stream that is looked at: it is filled, and its beginning is dropped when that is settled. */
export interface Window {
  /** Copies bytes into the window, and calls back each time that it is full; what is full must be dropped before that returns. */
  readonly fill: (bytes: Uint8Array, onFull: () => void) => void;
  /** All that is held; good until more is filled in, or something is dropped. */
  readonly bytes: () => Uint8Array;
  readonly keepFrom: (start: number) => void;
}

/** Makes a window of so many bytes. Its memory is used again and again, and no larger than what was held at once. */
export function createWindow(size = usualSize): Window {
  let memory: Uint8Array = new Uint8Array(0);
  let length = 0;

  function add(piece: Uint8Array): void {
    const end = length + piece.length;
    if (end > memory.length) {
      const larger = new Uint8Array(Math.min(size, Math.max(smallest, 2 * memory.length, end)));
      larger.set(memory.subarray(0, length));
      memory = larger;
    }
    memory.set(piece, length);
    length = end;
  }

  return {
    fill(bytes, onFull) {
      for (let from = 0; from < bytes.length;) {
        const piece = bytes.subarray(from, from + size - length);
        add(piece);
        from += piece.length;
        if (length === size) onFull();
      }
    },
    bytes: () => memory.subarray(0, length),
    keepFrom(start) {
      memory.copyWithin(0, start, length);
      length -= start;
    },
  };
}
