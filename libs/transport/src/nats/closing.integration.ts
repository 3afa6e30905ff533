import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestBroker, type TestBroker } from '@flarewire/testing';
import { consumeRequested } from '../contract/consume-requested.ts';
import { createCollector, fastTiming, requested, uniqueName } from '../contract/subject.ts';
import { startNatsSubject } from './nats-subject.fixture.ts';

const broker = await startTestBroker();
if (typeof broker === 'string') test('workers that close', { skip: broker });
else await closing(broker);

async function closing(broker: TestBroker): Promise<void> {
  // Whatever waited for this would let the test fail.
  const subject = await startNatsSubject(broker, { ...fastTiming, ackWaitMs: 60_000 });

  suite('workers that close', { timeout: 300_000 }, () => {
    after(() => subject[Symbol.asyncDispose]());

    test('leave an event that comes at that very moment to the next one at once', async () => {
      const [closer, other, target] = [await subject.open(), await subject.open(), uniqueName('t')];
      const seen = createCollector<string>();
      const handle = async ({ flareId }: { flareId: string }) => seen.push(flareId);
      for (let times = 1; times <= 60; times += 1) {
        const worker = await consumeRequested(closer, target, { handle });
        const publishing = delay(2 * Math.random()).then(() => other.publish('flare.requested', requested(target)));
        await delay(2 + 2 * Math.random());
        await worker[Symbol.asyncDispose]();
        await publishing;
        await using _next = await consumeRequested(other, target, { handle });
        await seen.reach(times);
      }
      assert.equal(new Set(seen.items).size, 60);
    });
  });
}
