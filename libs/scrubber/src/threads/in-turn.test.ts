import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inTurn } from './in-turn.ts';

suite('inTurn()', () => {
  test('takes values in the order of their turns, whichever end first, and passes over those that have none', () => {
    const taken: string[] = [];
    const { announce } = inTurn((value) => taken.push(value), 10);
    const [first, second, third] = [announce(), announce(), announce()];
    third(['c']);
    second();
    assert.deepEqual(taken, []);
    first(['a', 'b']);
    first(['not twice']);
    assert.deepEqual(taken, ['a', 'b', 'c']);
  });

  test('keeps no more than so many values that wait', () => {
    const taken: string[] = [];
    const { announce } = inTurn((value) => taken.push(value), 3);
    const [first, second, third] = [announce(), announce(), announce()];
    third(['c', 'd']);
    second(['b', 'not kept', 'nor this']);
    first();
    assert.deepEqual(taken, ['b', 'c', 'd']);
  });
});
