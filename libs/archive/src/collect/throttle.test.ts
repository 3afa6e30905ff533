import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createThrottle } from './throttle.ts';

suite('createThrottle()', () => {
  /** Time that passes only while something waits for it. */
  function virtualTime() {
    let now = 0;
    return {
      clock: () => now,
      wait: async (ms: number) => {
        now += ms;
      },
    };
  }
  const signal = new AbortController().signal;
  async function* source(chunks: number) {
    for (let index = 0; index < chunks; index += 1) yield new Uint8Array(1_000);
  }
  const drain = async (bytes: AsyncIterable<Uint8Array>) => {
    for await (const _ of bytes);
  };

  test('lets a stream pass at its rate', async () => {
    const time = virtualTime();
    await drain(createThrottle({ rate: 10_000, ...time })(source(100), signal));
    assert.equal(Math.round(time.clock()), 10_000 - 250);
  });

  test('holds the rate over all streams together', async () => {
    const time = virtualTime();
    const throttle = createThrottle({ rate: 10_000, ...time });
    await Promise.all([drain(throttle(source(50), signal)), drain(throttle(source(50), signal))]);
    assert.ok(time.clock() >= 10_000 - 250);
  });

  test('does not wait for what comes slowly by itself', async () => {
    let waited = 0;
    let now = 0;
    const slow = async function* () {
      for (let index = 0; index < 10; index += 1) {
        now += 1_000;
        yield new Uint8Array(1_000);
      }
    };
    const wait = async (ms: number) => {
      waited += ms;
    };
    await drain(createThrottle({ rate: 10_000, clock: () => now, wait })(slow(), signal));
    assert.equal(waited, 0);
  });

  test('ends a wait with the signal’s reason', async () => {
    const stopping = new AbortController();
    const throttle = createThrottle({ rate: 1, clock: () => performance.now() });
    const draining = drain(throttle(source(2), stopping.signal));
    stopping.abort(new Error('enough'));
    await assert.rejects(draining, { cause: new Error('enough') });
  });
});
