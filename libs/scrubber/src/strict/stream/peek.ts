/** Reads a stream's first bytes and gives them with the whole stream. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  wanted: number,
): Promise<{ head: Uint8Array; rest: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    length += value.length;
    // A chunk is good until the next is asked for.
    pieces.push(length < wanted ? new Uint8Array(value) : value);
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield* pieces.splice(0);
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: Buffer.concat(pieces).subarray(0, wanted), rest: rest() };
}
