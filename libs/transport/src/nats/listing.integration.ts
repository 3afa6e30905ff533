import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestBroker, type TestBroker } from '@flarewire/testing';
import { fastTiming, targetRecordOf } from '../contract/subject.ts';
import { startNatsSubject } from './nats-subject.fixture.ts';

const broker = await startTestBroker();
if (typeof broker === 'string') test('listing records that change meanwhile', { skip: broker });
else await listing(broker);

async function listing(broker: TestBroker): Promise<void> {
  const subject = await startNatsSubject(broker, fastTiming);

  suite('listing records that change meanwhile', { timeout: 300_000 }, () => {
    after(() => subject[Symbol.asyncDispose]());

    test('finds each that was there all the time, and comes to an end', async () => {
      const [reader, writer] = [await subject.open(), await subject.open()];
      const keys = Array.from({ length: 20 }, (_, index) => `t.k${index}`);
      for (const key of keys) await writer.targets.put(key, targetRecordOf('t'));
      const enough = new AbortController();
      const renewing = keys.map(async (key) => {
        for (; !enough.signal.aborted; await delay(50)) await writer.targets.put(key, targetRecordOf('t'));
      });
      const passing = (async () => {
        while (!enough.signal.aborted) {
          await writer.targets.put('t.passing', targetRecordOf('t'));
          await writer.targets.delete('t.passing');
        }
      })();
      const missed: string[][] = [];
      for (let times = 0; times < 100; times += 1) {
        const found = (await reader.targets.list({ signal: AbortSignal.timeout(30_000) })).map(({ key }) => key);
        missed.push(keys.filter((key) => !found.includes(key)));
      }
      enough.abort();
      await Promise.all([...renewing, passing]);
      assert.deepEqual(missed.flat(), []);
    });
  });
}
