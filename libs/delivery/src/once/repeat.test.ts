import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError, type ErrorCode } from '@flarewire/schemas';
import type { Failure } from '../answer/failure.ts';
import { repeatAsAgent, repeatSafely } from './repeat.ts';

const signal = new AbortController().signal;
const warn = () => {};
const unreachable: Failure = {
  error: new FlareError('destination_unreachable', 'No way'),
  repeat: {},
  agentRepeats: true,
};
const failure = (code: ErrorCode, more: Partial<Failure> = {}): Failure => ({
  error: new FlareError(code, code),
  agentRepeats: false,
  ...more,
});

/** Gives the outcomes one after the other, the last one again and again, and notes each pause. */
function script(...outcomes: (Failure | { done: true })[]) {
  const pauses: number[] = [];
  let tried = 0;
  return {
    pauses,
    tried: () => tried,
    attempt: async () => outcomes[Math.min(tried++, outcomes.length - 1)]!,
    pause: async (ms: number) => void pauses.push(ms),
  };
}

suite('repeating safely', () => {
  test('goes on while no connection can be made, with growing delays, until the time is over', async () => {
    const { attempt, pause, pauses, tried } = script(unreachable);
    await assert.rejects(repeatSafely(attempt, { retryForMs: 300_000, pause, warn, signal }), {
      code: 'destination_unreachable',
      message: /^No way \(tried \d+ times\)$/,
    });
    assert.equal(tried(), pauses.length + 1);
    assert.ok(pauses.length >= 8, 'minutes of tries');
    assert.ok(pauses.reduce((sum, ms) => sum + ms) <= 300_000);
    for (const [index, ms] of pauses.entries()) {
      const longest = Math.min(60_000, 1000 * 2 ** index);
      assert.ok(ms >= longest / 2 && ms <= longest, `pause ${index} is ${ms} ms`);
    }
  });

  test('counts the attempts of a success', async () => {
    const { attempt, pause } = script(unreachable, unreachable, { done: true });
    assert.deepEqual(await repeatSafely(attempt, { retryForMs: 300_000, pause, warn, signal }), {
      value: { done: true },
      attempts: 3,
    });
  });

  test('says before each pause why, and for how long', async () => {
    const { attempt, pause } = script(failure('destination_failed', { repeat: { afterMs: 7000 } }), { done: true });
    const warnings: string[] = [];
    await repeatSafely(attempt, { retryForMs: 10_000, pause, warn: (message) => warnings.push(message), signal });
    assert.deepEqual(warnings, ['destination_failed; trying again in 7 s']);
  });

  test('waits as long as the destination asks', async () => {
    const busy = failure('destination_failed', { repeat: { afterMs: 7000 } });
    const { attempt, pause, pauses } = script(busy, { done: true });
    await repeatSafely(attempt, { retryForMs: 10_000, pause, warn, signal });
    assert.deepEqual(pauses, [7000]);
  });

  test('comes back to one that asks for no time at all as to one that asks for nothing, and not for ever', async () => {
    const { attempt, pause, pauses } = script(failure('destination_failed', { repeat: { afterMs: 0 } }));
    await assert.rejects(repeatSafely(attempt, { retryForMs: 300_000, pause, warn, signal }), {
      code: 'destination_failed',
    });
    assert.ok(pauses.every((ms) => ms >= 500));
  });

  test('gives up at once when the destination asks for more time than there is', async () => {
    const { attempt, pause, pauses } = script(failure('destination_failed', { repeat: { afterMs: 3_600_000 } }));
    await assert.rejects(repeatSafely(attempt, { retryForMs: 10_000, pause, warn, signal }), {
      code: 'destination_failed',
    });
    assert.deepEqual(pauses, []);
  });

  test('never repeats what may have been taken', async () => {
    for (const code of ['delivery_unknown', 'destination_failed', 'destination_refused'] as const) {
      const { attempt, pause, tried } = script(failure(code, { agentRepeats: true }));
      await assert.rejects(repeatSafely(attempt, { retryForMs: 300_000, pause, warn, signal }), { code });
      assert.equal(tried(), 1);
    }
  });
});

suite('repeating as Agents from 7.70', () => {
  test('sends three times, a second apart', async () => {
    const { attempt, pause, pauses, tried } = script(failure('destination_failed', { agentRepeats: true }));
    await assert.rejects(repeatAsAgent(attempt, { pause, warn, signal }), {
      code: 'destination_failed',
      message: 'failed to send flare after 3 attempts: destination_failed',
    });
    assert.deepEqual([tried(), pauses], [3, [1000, 1000]]);
  });

  test('says that the outcome is unknown when any of the three had none', async () => {
    const unknown = failure('delivery_unknown', { agentRepeats: true });
    const { attempt, pause } = script(unknown, failure('destination_refused'));
    await assert.rejects(repeatAsAgent(attempt, { pause, warn, signal }), { code: 'delivery_unknown' });
  });

  test('returns at once on what those Agents do not repeat', async () => {
    const { attempt, pause, tried } = script(failure('destination_failed'));
    await assert.rejects(repeatAsAgent(attempt, { pause, warn, signal }), {
      code: 'destination_failed',
      message: 'destination_failed',
    });
    assert.equal(tried(), 1);
  });
});
