import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { anyPattern } from './any-pattern.ts';

suite('one pattern for several', () => {
  test('matches where one of them does, each with its own case', () => {
    const any = anyPattern([/^a|b$/, /^c+$/i]);
    assert.deepEqual(['ax', 'xb', 'CC', 'A', 'xc', ''].map((text) => any.test(text)), [true, true, true, false, false, false]); // prettier-ignore
  });

  test('refuses other flags', () => {
    assert.throws(() => anyPattern([/a/g]), TypeError);
  });
});
