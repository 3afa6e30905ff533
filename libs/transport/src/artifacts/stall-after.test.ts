import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { stallAfter } from './stall-after.ts';

suite('stallAfter', () => {
  test('bytes that stop coming are an error that may be tried again', async () => {
    const never = new Promise<never>(() => {});
    const source = async function* () {
      yield Uint8Array.of(1);
      yield await never;
    };
    const seen: number[] = [];
    const reading = (async () => {
      for await (const bytes of stallAfter(source(), 10, 'Reading')) seen.push(bytes.length);
    })();
    await assert.rejects(reading, { code: 'artifact_stalled', retryable: true });
    assert.deepEqual(seen, [1]);
  });

  test('a reader who takes his time is no stall', async () => {
    const source = async function* () {
      yield Uint8Array.of(1);
      yield Uint8Array.of(2);
    };
    let count = 0;
    for await (const _ of stallAfter(source(), 10, 'Reading')) {
      count++;
      await delay(30);
    }
    assert.equal(count, 2);
  });
});
