import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createSearch } from '../../search/create-search.ts';
import { codeClues, codesNear } from './codes-near.ts';

const seeker = { clues: codeClues };
const search = createSearch([seeker]);
const codesIn = (text: string) => {
  const content = Buffer.from(text);
  return [...codesNear(content, search(content).get(seeker) ?? [])].map(({ text: code }) => code);
};

suite('codesNear()', () => {
  test('finds digits behind words for a code, on their line and close', () => {
    assert.deepEqual(codesIn('PIN: 4711 and PUK="12345678"'), ['4711', '12345678']);
    assert.deepEqual(codesIn('your code is 655633.'), ['655633']);
    assert.deepEqual(codesIn('pin:\n4711'), []);
    assert.deepEqual(codesIn(`pin ${'- '.repeat(40)}4711`), []);
  });

  test('takes parts of names, times, addresses and versions for none', () => {
    for (const text of ['code v1234', 'pin 2024-05-06', 'code 10.20.3456.7', 'sms 12345:67', 'code abc1234', 'pin 123'])
      assert.deepEqual(codesIn(text), [], text);
  });

  test('reads a line of nothing but words and digits once', () => {
    assert.equal(codesIn('pin 4711 '.repeat(2_000)).length, 2_000);
  });
});
