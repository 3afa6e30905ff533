import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fromUtf8 } from '../../../byte-string.ts';
import { classesOf, stemsIn } from './stems-in.ts';

suite('stems that tell of a secret', () => {
  test('are found from left to right, and none within another', () => {
    assert.deepEqual(stemsIn('db-password of the token'), ['pass', 'token']);
    assert.deepEqual(stemsIn('passphrase'), ['pass', 'phrase']);
    assert.deepEqual(stemsIn(fromUtf8('mein schl\u00fcssel')), [fromUtf8('schl\u00fcssel')]);
    assert.deepEqual(stemsIn('nothing here'), []);
  });

  test('speak of something, each class once', () => {
    assert.deepEqual(classesOf(stemsIn('user and password, token and pass')), ['password', 'person', 'token']);
  });
});
