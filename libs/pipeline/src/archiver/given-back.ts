/** What is as large is not one of the pools that Node keeps for small buffers. */
const ownBytes = 2 ** 17;

/**
 * Passes chunks on to who copies them, and gives back the memory of each when the next is asked for: V8 would wait for a few MB of the like,
 * and then look through all of its heap. Nobody else may hold a large chunk.
 */
export async function* givenBack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    const { buffer } = chunk;
    if (buffer instanceof ArrayBuffer && buffer.byteLength >= ownBytes) buffer.transfer(0);
  }
}
