import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { briefly } from './briefly.ts';

suite('briefly()', () => {
  const clock = () => 0;

  test('asks once for all who ask within a moment', async () => {
    let asked = 0;
    const share = briefly(async () => (asked += 1), { freshMs: 10, clock });
    const { signal } = new AbortController();
    assert.deepEqual(await Promise.all([share(signal), share(signal)]), [1, 1]);
  });

  test('asks no second time while the answer is late, and takes it for fresh when it has come', async () => {
    let [asked, now] = [0, 0];
    const answer = Promise.withResolvers<void>();
    const ask = async () => {
      asked += 1;
      await answer.promise;
      return asked;
    };
    const share = briefly(ask, { freshMs: 10, clock: () => now });
    const { signal } = new AbortController();
    const first = share(signal);
    now = 1_000;
    const second = share(signal);
    answer.resolve();
    assert.deepEqual(await Promise.all([first, second]), [1, 1]);
    now = 1_009;
    assert.equal(await share(signal), 1);
    now = 1_010;
    assert.equal(await share(signal), 2);
  });

  test('lets nobody down whose question was asked by one who has given up', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const ask = (signal: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        if (signal === second.signal) resolve('an answer');
        else signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true });
      });
    const share = briefly(ask, { freshMs: 10, clock });
    const answers = Promise.allSettled([share(first.signal), share(second.signal)]);
    first.abort();
    assert.deepEqual(
      (await answers).map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
  });

  test('ends the waiting of one who gives up, though another asked', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const answer = Promise.withResolvers<string>();
    const share = briefly(() => answer.promise, { freshMs: 10, clock });
    const waiting = share(first.signal);
    const leaving = assert.rejects(share(second.signal), { code: 'cancelled' });
    second.abort();
    await leaving;
    answer.resolve('an answer');
    assert.equal(await waiting, 'an answer');
  });

  test('tells a failure to all who waited for it, and asks anew after it', async () => {
    let asked = 0;
    const share = briefly(async () => assert.fail(`failure ${(asked += 1)}`), { freshMs: 10, clock });
    const { signal } = new AbortController();
    await Promise.all([assert.rejects(share(signal), /failure 1/), assert.rejects(share(signal), /failure 1/)]);
    await assert.rejects(share(signal), /failure 2/);
  });
});
