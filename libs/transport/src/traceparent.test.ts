import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { traceparentFrom } from './traceparent.ts';

suite('traceparentFrom()', () => {
  const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';

  test('passes on what was given, with its flags', () => assert.equal(traceparentFrom(given), given));

  for (const [what, value] of [
    ['none', undefined],
    ['text', 'what?'],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    ['a span id of zeros', `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`],
    ['version ff', given.replace(/^00/, 'ff')],
  ] as const) {
    test(`begins a new trace where there is ${what}`, () => {
      const next = traceparentFrom(value);
      assert.match(next, /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
      assert.doesNotMatch(next, /^00-0{32}|0af7651916cd43dd8448eb211c80319c/);
    });
  }
});
