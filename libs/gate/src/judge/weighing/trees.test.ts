import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { lineOf, sumOfLeaves, treeOf } from './trees.ts';

const tree = { asked: [0, 1, -1], bounds: [2, 0.5, 0], leaves: [1, 2, 3, 4] };

suite('trees', () => {
  test('lead by their answers to one leaf each, whose sum is told', () => {
    assert.equal(sumOfLeaves([tree], [1, 0]), 1);
    assert.equal(sumOfLeaves([tree], [1, 0.5]), 2);
    assert.equal(sumOfLeaves([tree], [2, 0]), 3);
    assert.equal(sumOfLeaves([tree, tree], [2, 9]), 6);
  });

  test('are the same when they are read from their line', () => assert.deepEqual(treeOf(lineOf(tree)), tree));
});
