import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createRecentEvents } from './recent-events.ts';

suite('the recent events', () => {
  const filled = (limits: { events: number; bytes: number }, numbers: readonly number[]) => {
    const recent = createRecentEvents(limits);
    for (const seq of numbers) recent.push({ seq, text: 'x'.repeat(10) });
    return recent;
  };

  test('are those after a number, in order, though numbers are missing', () => {
    const recent = filled({ events: 9, bytes: 1_000 }, [2, 3, 7, 9]);
    assert.deepEqual(
      recent.after(3).map(({ seq }) => seq),
      [7, 9],
    );
    assert.deepEqual(
      recent.after(5).map(({ seq }) => seq),
      [7, 9],
    );
    assert.deepEqual(recent.after(9), []);
    assert.equal(recent.since(), 0);
  });

  test('are so many at most, and so many bytes', () => {
    assert.equal(filled({ events: 2, bytes: 1_000 }, [1, 2, 3, 4]).since(), 2);
    const recent = filled({ events: 100, bytes: 25 }, [1, 2, 3, 4]);
    assert.deepEqual([recent.since(), recent.after(2).length], [2, 2]);
  });

  test('come in pieces that one write can hold', () => {
    const numbers = Array.from({ length: 200 }, (_, index) => index + 1);
    assert.equal(filled({ events: 500, bytes: 1e6 }, numbers).after(0).length, 64);
  });
});
