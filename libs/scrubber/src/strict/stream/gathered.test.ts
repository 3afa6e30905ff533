import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createGathered } from './gathered.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

suite('pieces that are gathered', () => {
  test('come as one, in their order, though the memory that they came in is used again', () => {
    const { give, taken } = createGathered();
    const memory = Buffer.alloc(3);
    for (const piece of ['abc', 'def', 'g']) {
      const length = memory.write(piece, 'latin1');
      give(memory.subarray(0, length));
    }
    assert.equal(text(taken()), 'abcdefg');
    assert.equal(taken().length, 0);
  });

  test('begin anew behind what was taken', () => {
    const { give, taken } = createGathered();
    give(Buffer.alloc(100_000, 'a'));
    assert.equal(taken().length, 100_000);
    give(Buffer.from('b'));
    assert.equal(text(taken()), 'b');
  });
});
