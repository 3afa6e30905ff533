import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isTelling } from './learned-values.ts';

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
});
