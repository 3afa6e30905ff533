import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { givenBack } from './give-back.ts';

suite('givenBack()', () => {
  test('passes all on, and gives back the memory of a large chunk when the next is asked for, not before', async () => {
    const [large, small, last] = [
      new Uint8Array(2 ** 17).fill(1),
      Buffer.from('pooled'),
      new Uint8Array(2 ** 17).fill(2),
    ];
    const seen: number[][] = [];
    for await (const chunk of givenBack(chunksOf(large, small, last)))
      seen.push([chunk[0]!, chunk.length, large.length]);
    assert.deepEqual(seen, [
      [1, 2 ** 17, 2 ** 17],
      [0x70, 6, 0],
      [2, 2 ** 17, 0],
    ]);
    assert.equal(small.toString(), 'pooled');
  });
});

async function* chunksOf(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
