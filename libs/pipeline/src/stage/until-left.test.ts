import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { recordIn } from './stage.ts';
import { createWorker, requested } from './stage.fixture.ts';
import { untilLeft } from './until-left.ts';

suite('untilLeft()', () => {
  const isAtWork = ({ state }: { state: string }) => state === 'archiving';
  async function aFlareAtWork() {
    const worker = createWorker();
    const { flares } = worker.transport;
    const entry = await flares.create('f-1', recordIn('archiving', requested, undefined, worker));
    return { flares, worker, entry: entry! };
  }

  test('waits as long as somebody renews the record, and no longer than a while after that', async () => {
    const { entry } = await aFlareAtWork();
    let looks = 0;
    // Renewed between any two of the first ten looks, however long these take.
    const get = async () => ({ ...entry, revision: Math.min(++looks, 10) });
    await untilLeft({ get }, 'f-1', {
      isAtWork,
      goneAfterMs: 20,
      lookEveryMs: 5,
      signal: new AbortController().signal,
    });
    assert.ok(looks > 10, `it waited for ${looks} looks`);
  });

  test('waits no longer for a flare that has gone on', async () => {
    const { flares, worker, entry } = await aFlareAtWork();
    const waiting = untilLeft(flares, 'f-1', { isAtWork, lookEveryMs: 5, signal: new AbortController().signal });
    await flares.update('f-1', recordIn('created', requested, entry.value, worker), entry.revision);
    await waiting;
  });

  test('hands the event back when its worker closes', async () => {
    const { flares } = await aFlareAtWork();
    await assert.rejects(untilLeft(flares, 'f-1', { isAtWork, lookEveryMs: 5, signal: AbortSignal.timeout(20) }), {
      code: 'shutting_down',
      retryable: true,
    });
  });
});
