const lineFeed = 0x0a;

/** Takes a stream of bytes piece by piece, each as long as the format that is read says. */
export type ByteReader = ReturnType<typeof readBytesOf>;

export function readBytesOf(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const { value, done } = await chunks.next();
    if (done) return false;
    held = held.length > 0 ? Buffer.concat([held, value]) : Buffer.from(value.buffer, value.byteOffset, value.length);
    return true;
  }

  return {
    /** The next bytes, which stay to be read; undefined where there are fewer. */
    async peek(length: number): Promise<Buffer | undefined> {
      while (held.length < length) if (!(await more())) return undefined;
      return held.subarray(0, length);
    },
    /** Passes over bytes without keeping them. Gives how many there were. */
    async skip(length: number): Promise<number> {
      let left = length;
      while (left > held.length) {
        left -= held.length;
        held = Buffer.alloc(0);
        if (!(await more())) return length - left;
      }
      held = held.subarray(left);
      return length;
    },
    /** The next line without its end, or as much of it as may be; the last one may lack its end. Undefined behind the last. */
    async line(most: number): Promise<Buffer | undefined> {
      let searched = 0;
      let end = held.indexOf(lineFeed);
      while (end < 0 && held.length <= most) {
        searched = held.length;
        if (!(await more())) break;
        end = held.indexOf(lineFeed, searched);
      }
      if (end < 0 && held.length === 0) return undefined;
      const line = held.subarray(0, end < 0 ? Math.min(held.length, most) : end);
      held = held.subarray(end < 0 ? line.length : end + 1);
      return line;
    },
    /** Ends the source early. */
    [Symbol.asyncDispose]: async () => void (await chunks.return?.()),
  };
}
