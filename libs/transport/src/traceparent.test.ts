import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nextTraceparent } from './traceparent.ts';

suite('nextTraceparent', () => {
  const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';

  test('a hop goes on in its trace, with its flags and a span of its own', () => {
    const next = nextTraceparent(parent);
    assert.match(next, /^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00$/);
    assert.notEqual(next, parent);
  });

  for (const [what, value] of [
    ['none', undefined],
    ['text', 'what?'],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    ['a span id of zeros', `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`],
    ['version ff', parent.replace(/^00/, 'ff')],
  ] as const) {
    test(`a new trace begins where the parent is ${what}`, () => {
      const next = nextTraceparent(value);
      assert.match(next, /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
      assert.doesNotMatch(next, /^00-0{32}|0af7651916cd43dd8448eb211c80319c/);
    });
  }
});
