import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ago } from './ago.ts';
import { aligned } from './table.ts';

suite('what ls shows', () => {
  test('stands in columns as wide as their widest cell, and ends without blanks', () => {
    assert.deepEqual(
      aligned([
        ['A', 'STATE', 'X'],
        ['f-1', 'awaiting-approval', ''],
        ['f-12', 'sent', 'y'],
      ]),
      ['A     STATE              X', 'f-1   awaiting-approval', 'f-12  sent               y'],
    );
  });

  for (const [ms, words] of [
    [0, 'just now'],
    [-5_000, 'just now'],
    [12_400, '12 s ago'],
    [3 * 60_000 + 5_000, '3 min ago'],
    [2 * 3_600_000 + 60_000, '2 h ago'],
    [50 * 3_600_000, '2 d ago'],
  ] as const) {
    test(`has "${words}" for ${ms} ms`, () => {
      const now = Date.parse('2026-11-28T20:00:00Z');
      assert.equal(ago(new Date(now - ms).toISOString(), now), words);
    });
  }
});
