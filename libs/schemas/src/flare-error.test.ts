import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { errorCodes, errorFrom } from './flare-error.ts';

suite('errorFrom()', () => {
  test('keeps a code that is known', () => {
    const { code, message } = errorFrom({ code: 'unknown_target', message: 'There is no such target' });
    assert.deepEqual([code, message], ['unknown_target', 'There is no such target']);
  });

  test('keeps when to ask again', () => {
    const told = { code: 'broker_unavailable', message: 'Cannot do it', retryAfter: 60 };
    assert.equal(errorFrom(told).retryAfterMs, 60_000);
  });

  test('takes no code for one of ours that is not', () => {
    for (const told of ['from_the_future', 'constructor', '']) {
      const { code, message } = errorFrom({ code: told, message: 'Cannot do it: not today' });
      assert.ok(Object.hasOwn(errorCodes, code));
      assert.ok(message.includes('Cannot do it: not today') && message.includes(`"${told}"`));
    }
  });
});
