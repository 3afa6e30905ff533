import { readBytes, type RandomAccess } from './random-access.ts';

const tailBytes = 2 ** 17;
const blockBytes = 2 ** 20;

/**
 * The same bytes, for a reader that asks for few of them many times: the last 128 KiB
 * are held, and of the others the block of 1 MiB that was read last. A store reads and checks much more than it is asked for.
 */
export function holdBlocks(archive: RandomAccess): RandomAccess {
  const tailStart = Math.max(0, archive.size - tailBytes);
  const held = new Map<'tail' | 'latest', { start: number; bytes: Promise<Buffer> }>();

  function blockAt(start: number): { start: number; bytes: Promise<Buffer> } {
    const name = start >= tailStart ? 'tail' : 'latest';
    const known = held.get(name);
    if (known && start >= known.start && start < known.start + blockBytes) return known;
    const from = name === 'tail' ? tailStart : start;
    const to = name === 'tail' ? archive.size : Math.min(tailStart, from + blockBytes);
    const block = { start: from, bytes: readBytes(archive, from, to) };
    held.set(name, block);
    return block;
  }

  return {
    size: archive.size,
    async *read(start, end) {
      if (end - start > blockBytes) {
        yield* archive.read(start, end);
        return;
      }
      for (let at = start; at < end;) {
        const block = blockAt(at);
        const piece = (await block.bytes).subarray(at - block.start, end - block.start);
        if (piece.length === 0) return;
        yield piece;
        at += piece.length;
      }
    },
  };
}
