import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addTotals, inWords, noTotals, sumOf } from './totals.ts';

suite('the totals of a test run', () => {
  test('add up the closing lines of every run', () => {
    const lines = ['ℹ tests 5', 'ℹ pass 3', 'ℹ fail 1', 'ℹ cancelled 1', 'ℹ skipped 2', 'ℹ pass 4'];
    assert.deepEqual(lines.reduce(addTotals, noTotals), { passed: 7, failed: 2, skipped: 2 });
  });

  test('are found in coloured output', () => {
    assert.deepEqual(addTotals(noTotals, '\u001b[34mℹ pass 3\u001b[39m'), { passed: 3, failed: 0, skipped: 0 });
  });

  test('take nothing from a line that only speaks of passing', () => {
    assert.deepEqual(addTotals(noTotals, '✔ a password does not pass 3 times'), noTotals);
  });

  test('of several runs add up', () => {
    const one = { passed: 7, failed: 1, skipped: 2 };
    assert.deepEqual(sumOf([one, noTotals, one]), { passed: 14, failed: 2, skipped: 4 });
  });

  test('name skipped tests only where there are some', () => {
    assert.equal(inWords({ passed: 7, failed: 0, skipped: 0 }), '7 passed, 0 failed');
    assert.equal(inWords({ passed: 7, failed: 0, skipped: 2 }), '7 passed, 0 failed, 2 skipped');
  });
});
