/** What is larger is worth the way to another thread. */
const largeBytes = 2 ** 20;

/** Reads on until it is clear whether a stream is large, and gives it whole. */
export async function readAhead(
  source: AsyncIterable<Uint8Array>,
): Promise<{ isLarge: boolean; whole: AsyncGenerator<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isEnd = false;
  while (length <= largeBytes && !isEnd) {
    const { done, value } = await iterator.next();
    isEnd = done === true;
    if (done !== true) {
      pieces.push(value);
      length += value.length;
    }
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    for (let piece = pieces.shift(); piece; piece = pieces.shift()) yield piece;
    if (!isEnd) yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { isLarge: !isEnd, whole: whole() };
}
