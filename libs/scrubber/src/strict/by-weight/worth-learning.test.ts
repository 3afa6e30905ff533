import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isWorthLearning } from './worth-learning.ts';

suite('what was weighed is looked for elsewhere', () => {
  test('where it looks generated, and weighs more than enough', () => {
    for (const word of ['Zk3v9QpLr7Wx2MnB', 'x7f0Qa91Lw', 'q8#Lp2!vX'])
      assert.ok(isWorthLearning(word, 2) && !isWorthLearning(word, 1), word);
  });

  test('and not where it is made as people make names', () => {
    for (const word of ['GLIBCXX_3.4', 'libmp3lame', 'template2_struct', 'amd64-disp-step', 'utf8Name'])
      assert.ok(!isWorthLearning(word, 9), word);
  });
});
