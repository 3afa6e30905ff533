import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { whileProgressing } from './while-progressing.ts';

suite('whileProgressing()', () => {
  const limit = { doing: 'Cannot work on flare.requested', withinMs: 40 };

  test('ends work that hangs, and tells it so, although it does not hear', async () => {
    let told: AbortSignal | undefined;
    const hanging = whileProgressing(limit, (signal) => {
      told = signal;
      return new Promise<never>(() => {});
    });
    await assert.rejects(hanging, { code: 'deadline_exceeded', retryable: false });
    assert.equal(told?.aborted, true);
  });

  test('lets work take as long as it likes while it goes on', async () => {
    const work = async (signal: AbortSignal, progressed: () => void) => {
      for (let times = 0; times < 10; times += 1) {
        await delay(5);
        progressed();
      }
      return signal.aborted;
    };
    assert.equal(await whileProgressing({ ...limit, withinMs: 10_000 }, work), false);
  });

  test('throws what the work throws', async () => {
    await assert.rejects(
      whileProgressing(limit, () => Promise.reject(new RangeError('too far'))),
      RangeError,
    );
  });
});
