import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { suite, test } from 'node:test';
import { soonMs, stopUnlessSoon } from './stop-unless-soon.ts';

suite('stopUnlessSoon()', () => {
  const closedWhile = async (takesMs: number) => {
    const closing = new AbortController();
    const told = { signal: new AbortController().signal, closing: closing.signal };
    const reason = await stopUnlessSoon(told, takesMs, async (signal) => {
      closing.abort();
      return signal.reason as unknown;
    });
    assert.equal(getEventListeners(closing.signal, 'abort').length, 0);
    return reason;
  };

  test('lets work go on that will be done soon when its service closes', async () =>
    assert.equal(await closedWhile(soonMs), undefined));

  test('stops longer work at once, with an error by which it is handed back', async () => {
    for (const takesMs of [2 * soonMs, Infinity]) {
      const { code, retryable } = (await closedWhile(takesMs)) as { code: string; retryable: boolean };
      assert.deepEqual({ code, retryable }, { code: 'shutting_down', retryable: true });
    }
  });

  test('stops long work that begins when its service closes already, and any that is cancelled', async () => {
    const [aborted, { signal }] = [AbortSignal.abort(), new AbortController()];
    const isStopped = async (wanted: AbortSignal) => wanted.aborted;
    assert.equal(await stopUnlessSoon({ signal, closing: aborted }, Infinity, isStopped), true);
    assert.equal(await stopUnlessSoon({ signal: aborted, closing: signal }, 1, isStopped), true);
  });
});
