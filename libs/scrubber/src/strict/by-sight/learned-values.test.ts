import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createLearnedValues, isTelling } from './learned-values.ts';

suite('what is looked for elsewhere', () => {
  test('is what looks generated, or mixes letters, digits and signs', () => {
    for (const value of ['Tr0ub4dor&"3', 'hunter2', 'Zk3v9QpLr7Wx2MnB', 'maple-timber-cobalt-13'])
      assert.ok(isTelling(value), value);
  });

  test('is no word, and none of several words', () => {
    for (const value of [
      'New file.',
      'true|false',
      'string',
      'not-set',
      'user/password',
      'read, write',
      '<your token>',
    ])
      assert.ok(!isTelling(value), value);
  });

  test('is no markup that stands around the words of an example', () => {
    for (const value of ['<span class=', 'response.<span class=', 'alice.<span', '&#x3C;string', '&lt;string1'])
      assert.ok(!isTelling(value), value);
  });

  test('is bounded, in number and in bytes', () => {
    const [many, long] = [createLearnedValues(), createLearnedValues()];
    for (let n = 0; n < 30_000; n += 1) many.learn(`s3cret-${n}`);
    for (let n = 0; n < 1_000; n += 1) long.learn(`s3cret-${n}-${'x1'.repeat(4_000)}`);
    assert.equal(many.values().size, 20_000);
    assert.ok([...long.values()].join('').length <= 2 * 2 ** 20);
  });
});
