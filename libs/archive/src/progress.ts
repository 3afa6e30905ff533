/** How far a flare has come. Of an item that is large, `done` counts the part that was read as well. */
export interface Progress {
  phase: 'agent' | 'collecting' | 'zipping';
  done: number;
  total: number;
  unit: 'items' | 'bytes';
  /** While nothing moves: paths of the items that it waits for, the longest waited for first, three at most. */
  waitingFor?: string[];
}

/** Passes a stream on, and tells of each chunk that was taken how many bytes that are in sum. */
export async function* telling(
  source: AsyncIterable<Uint8Array>,
  tell: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    // Who takes the chunk may hand its memory on to another thread.
    const { length } = chunk;
    yield chunk;
    bytes += length;
    tell(bytes);
  }
}
