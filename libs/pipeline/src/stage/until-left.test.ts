import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { recordIn } from './stage.ts';
import { createWorker, requested } from './stage.fixture.ts';
import { untilLeft } from './until-left.ts';

suite('untilLeft()', () => {
  const isAtWork = ({ state }: { state: string }) => state === 'archiving';
  async function aFlareAtWork() {
    const worker = createWorker();
    const { flares } = worker.transport;
    const entry = await flares.create('f-1', recordIn('archiving', requested, undefined, worker));
    const renew = async () => {
      const current = (await flares.get('f-1'))!;
      await flares.update('f-1', recordIn('archiving', requested, current.value, worker), current.revision);
    };
    return { flares, worker, entry: entry!, renew };
  }

  test('waits as long as somebody renews the record, and no longer than a while after that', async () => {
    const { flares, renew } = await aFlareAtWork();
    const over = new AbortController();
    let isLeft = false;
    const waiting = untilLeft(flares, 'f-1', {
      isAtWork,
      goneAfterMs: 60,
      lookEveryMs: 5,
      signal: over.signal,
    }).then(() => (isLeft = true));
    for (let times = 0; times < 8; times += 1) {
      await renew();
      await delay(20);
    }
    assert.equal(isLeft, false);
    await waiting;
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
