import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { errors } from '@nats-io/nats-core';
import { unlessStuck } from './unless-stuck.ts';

suite('unlessStuck()', () => {
  const options = { signal: new AbortController().signal, lateMs: 1, answerMs: 1_000 };
  const silent = async () => {
    throw new errors.TimeoutError();
  };
  const answers = async () => ({}) as never;
  /** An answer that does not come by itself. */
  const never = (signal: AbortSignal) =>
    new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

  test('refuses what waits for the store of a broker that can be reached and says nothing', async () => {
    const nc = { control: { request: silent }, answers: { flush: async () => {} } };
    await assert.rejects(unlessStuck(nc, never, options), { code: 'storage_full' });
  });

  test('tells the work to stop then', async () => {
    const nc = { control: { request: silent }, answers: { flush: async () => {} } };
    const told = Promise.withResolvers<unknown>();
    const work = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => told.resolve(signal.reason), { once: true });
      return new Promise<never>(() => {});
    };
    await assert.rejects(unlessStuck(nc, work, options));
    assert.equal(((await told.promise) as { code: string }).code, 'storage_full');
  });

  for (const [what, nc] of [
    ['a broker answers', { request: answers, flush: async () => {} }],
    ['a broker is away', { request: silent, flush: () => Promise.reject(new Error('connection lost')) }],
  ] as const)
    test(`waits on where ${what}`, async () => {
      let asked = 0;
      const late = Promise.withResolvers<string>();
      const counted = {
        request: async () => {
          if ((asked += 1) === 3) late.resolve('late');
          return nc.request();
        },
      };
      assert.equal(
        await unlessStuck({ control: counted, answers: { flush: nc.flush } }, () => late.promise, options),
        'late',
      );
    });
});
