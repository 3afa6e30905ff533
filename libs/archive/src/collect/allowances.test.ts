import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { allowancesOf, wavesOf } from './allowances.ts';
import type { Item, Rank } from './item.ts';

const item = (path: string, size: number | undefined, rank: Rank = 'log'): Item => ({
  path,
  source: 'files',
  rank,
  timeoutMs: 1_000,
  maxBytes: 1_000_000,
  ...(size === undefined ? {} : { size }),
  async *read() {},
});

suite('allowances', () => {
  test('are all that is wished where it fits, in one wave', () => {
    const items = [item('a', 10, 'old-log'), item('b', 20), item('empty', 0)];
    assert.deepEqual(wavesOf(items, 30), [items]);
    assert.deepEqual(
      [...allowancesOf(items, 30).values()].toSorted((a, b) => a - b),
      [0, 10, 20],
    );
  });

  test('come in waves by rank where it does not fit', () => {
    const items = [item('old', 10, 'old-log'), item('log', 20), item('state', undefined, 'state')];
    assert.deepEqual(
      wavesOf(items, 100).map((wave) => wave.map(({ path }) => path)),
      [['state'], ['log'], ['old']],
    );
  });

  test('share out what nobody wishes for, as a log that is written anew may be longer', () => {
    const items = [item('a', 10), item('b', 20), item('empty', 0)];
    assert.deepEqual([...allowancesOf(items, 330).values()], [0, 110, 120]);
  });

  test('never add up to more than there is, and no item gets more than it may', () => {
    const sizes = fc.array(fc.nat(2_000_000), { maxLength: 30, size: 'max' });
    fc.assert(
      fc.property(sizes, fc.nat(5_000_000), (wishes, room) => {
        const allowances = allowancesOf(
          wishes.map((size, n) => item(`${n}`, size)),
          room,
        );
        assert.equal(allowances.size, wishes.length);
        assert.ok([...allowances.values()].reduce((sum, bytes) => sum + bytes, 0) <= room);
        for (const [{ maxBytes }, bytes] of allowances) assert.ok(bytes <= maxBytes);
      }),
    );
  });
});
