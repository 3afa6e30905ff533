import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { announceOutbox } from './announce-outbox.ts';
import { failedEvent } from './failed-event.ts';
import { recordIn } from './stage.ts';
import { created, createWorker, requested } from './stage.fixture.ts';

suite('announceOutbox()', () => {
  const failed = {
    name: 'flare.failed',
    data: failedEvent(
      { stage: 'archiver', flare: requested, error: new FlareError('archive_failed', 'A test'), attempts: 1 },
      () => new Date(),
    ),
  };

  async function stored(state: 'created' | 'failed', ageMs = 0) {
    const worker = createWorker();
    const then = () => new Date(Date.now() - ageMs);
    const outbox = state === 'created' ? { name: 'flare.created', data: created } : failed;
    const record = { ...recordIn(state, requested, undefined, { ...worker, now: then }), outbox };
    const entry = (await worker.transport.flares.create('f-1', record))!;
    const isNoted = async () => (await worker.transport.flares.get('f-1'))?.value.announced === true;
    return { worker, entry, isNoted };
  }

  test('leaves the record of a flare that goes on to its next stage', async () => {
    const { worker, entry, isNoted } = await stored('created');
    await announceOutbox(entry, {}, worker);
    assert.equal((await worker.published()).length, 1);
    assert.equal(await isNoted(), false);
  });

  test('notes that an end was published, and of any other event where that is asked for', async () => {
    const end = await stored('failed');
    await announceOutbox(end.entry, {}, end.worker);
    assert.equal(await end.isNoted(), true);
    const other = await stored('created');
    await announceOutbox(other.entry, { noting: true }, other.worker);
    assert.equal(await other.isNoted(), true);
  });

  suite('of a record so old that the broker may not remember the event any more', () => {
    const old = 20 * 60_000;

    function counting({ worker }: Awaited<ReturnType<typeof stored>>, more: Partial<Transport> = {}) {
      let published = 0;
      const publish: Transport['publish'] = async (...given) => {
        published += 1;
        return worker.transport.publish(...given);
      };
      return { worker: { ...worker, transport: { ...worker.transport, publish, ...more } }, count: () => published };
    }

    test('publishes nothing again that is among the stored events, and notes that', async () => {
      const flare = await stored('created', old);
      await flare.worker.transport.publish('flare.created', created);
      const { worker, count } = counting(flare);
      await announceOutbox(flare.entry, { noting: true }, worker);
      assert.equal(count(), 0);
      assert.equal(await flare.isNoted(), true);
    });

    test('publishes what is not among them', async () => {
      const flare = await stored('created', old);
      const { worker, count } = counting(flare);
      await announceOutbox(flare.entry, {}, worker);
      assert.equal(count(), 1);
    });

    test('publishes where it may not look', async () => {
      const flare = await stored('created', old);
      const denied = new FlareError('not_allowed', 'Cannot read stream "EVENTS"');
      const { worker, count } = counting(flare, {
        tail: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(denied) }) }),
      });
      await announceOutbox(flare.entry, {}, worker);
      assert.equal(count(), 1);
    });
  });
});
