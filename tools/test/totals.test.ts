import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addTotals, inWords } from './totals.ts';

suite('the totals of a test run', () => {
  const none = { passed: 0, failed: 0, skipped: 0 };

  test('add up the closing lines of every run', () => {
    const lines = ['ℹ tests 5', 'ℹ pass 3', 'ℹ fail 1', 'ℹ cancelled 1', 'ℹ skipped 2', 'ℹ pass 4'];
    assert.deepEqual(lines.reduce(addTotals, none), { passed: 7, failed: 2, skipped: 2 });
  });

  test('are found in coloured output', () => {
    assert.deepEqual(addTotals(none, '\u001b[34mℹ pass 3\u001b[39m'), { passed: 3, failed: 0, skipped: 0 });
  });

  test('take nothing from a line that only speaks of passing', () => {
    assert.deepEqual(addTotals(none, '✔ a password does not pass 3 times'), none);
  });

  test('name skipped tests only where there are some', () => {
    assert.equal(inWords({ passed: 7, failed: 0, skipped: 0 }), '7 passed, 0 failed');
    assert.equal(inWords({ passed: 7, failed: 0, skipped: 2 }), '7 passed, 0 failed, 2 skipped');
  });
});
