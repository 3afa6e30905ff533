import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { likeAround } from './like-around.ts';
import { placeOf } from './signals.ts';

const value = 'Zk3v9QpLr7';
const like = (text: string, rule = 'token-value'): string =>
  likeAround()(placeOf(text, { start: text.indexOf(value), end: text.indexOf(value) + value.length, rule }));

suite('what stands around a value', () => {
  const text = `10:32 started web-7\n10:33 error: token ${value}, retry 4\n`;

  test('is alike where only digits differ, and words with digits on the line above', () => {
    assert.equal(like(text), like(`09:58 started db-12\n11:07 error: token ${value}, retry 5\n`));
  });

  test('differs where a word does, before it, behind it or above', () => {
    for (const other of [
      text.replace('error', 'debug'),
      text.replace('retry', 'again'),
      text.replace('started', 'stopped'),
      text.replace('token ', 'token: '),
    ])
      assert.notEqual(like(text), like(other), other);
    assert.notEqual(like(text), like(text, 'told-value'));
  });

  test('is no more than the line, and the last words of the one above', () => {
    const above = 'one two three four five six seven\n';
    assert.equal(like(`${above}token ${value}\nmore`), like(`zero ${above}token ${value}\nless`));
  });
});
