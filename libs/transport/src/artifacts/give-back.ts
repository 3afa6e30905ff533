/** What is as large is not one of the pools that Node keeps for small buffers, which nobody may give back. */
const ownBytes = 2 ** 17;

/**
 * Gives the memory of a large chunk back at once; nobody else may hold it. V8 would wait for a few MB of the like, and then
 * look through all of its heap.
 */
export function giveBack({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= ownBytes) buffer.transfer(0);
}

/** Passes chunks on to a reader that copies them, and gives back the memory of each when the next is asked for. */
export async function* givenBack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    giveBack(chunk);
  }
}
