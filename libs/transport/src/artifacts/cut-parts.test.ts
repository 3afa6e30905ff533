import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { cutParts, pieceBytes } from './cut-parts.ts';

suite('cutParts', () => {
  const sizesOf = async (total: number, step: number, partBytes: number) => {
    const parts = await Array.fromAsync(cutParts(bytesIn(total, step), partBytes));
    return parts.map((pieces) => pieces.map(({ length }) => length));
  };

  test('every piece but the last of all has the full size', async () => {
    assert.deepEqual(await sizesOf(2 * pieceBytes + 10, 100_000, 2 * pieceBytes), [[pieceBytes, pieceBytes], [10]]);
    assert.deepEqual(await sizesOf(2 * pieceBytes, 3 * pieceBytes, 2 * pieceBytes), [[pieceBytes, pieceBytes]]);
  });

  test('a part that is no multiple of a piece ends with a shorter one', async () => {
    assert.deepEqual(await sizesOf(25, 7, 10), [[10], [10], [5]]);
  });

  test('nothing has no parts', async () => {
    assert.deepEqual(await sizesOf(0, 1, 10), []);
  });
});

async function* bytesIn(total: number, step: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < total; at += step) yield new Uint8Array(Math.min(step, total - at));
}
