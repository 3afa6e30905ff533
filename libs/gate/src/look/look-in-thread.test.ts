import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { startLookThread } from './look-in-thread.ts';

suite('a look that a second thread takes', () => {
  test('fails once the thread has ended, in place of waiting for ever', async () => {
    const thread = startLookThread({ learned: [], byRules: false });
    const ended = { code: 'stage_failed', message: /the thread ended.*ask again/ };
    const waiting = assert.rejects(thread.look('a', Buffer.from('nothing')), ended);
    await thread[Symbol.asyncDispose]();
    await waiting;
    await assert.rejects(thread.look('a', Buffer.from('nothing')), ended);
  });
});
