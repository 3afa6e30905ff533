/** Takes a piece, which is good until it returns. */
export type Give = (piece: Uint8Array) => void;

/** What is smaller gets memory of its own: to copy it costs little. */
const smallBytes = 2 ** 16;

/** Puts pieces together. */
export interface Gathered {
  readonly give: Give;
  /** All since the last time, as one piece; good until the next is given. */
  readonly taken: () => Uint8Array;
}

/** Makes what gathers pieces in memory that it uses again: V8 looks through all of its heap for every few MiB of new buffers. */
export function createGathered(): Gathered {
  let memory: Uint8Array = new Uint8Array(0);
  let length = 0;
  return {
    give(piece) {
      const end = length + piece.length;
      if (end > memory.length) {
        const larger = new Uint8Array(Math.max(2 * memory.length, end));
        larger.set(memory.subarray(0, length));
        memory = larger;
      }
      memory.set(piece, length);
      length = end;
    },
    taken() {
      const piece = length < smallBytes ? memory.slice(0, length) : memory.subarray(0, length);
      length = 0;
      return piece;
    },
  };
}
