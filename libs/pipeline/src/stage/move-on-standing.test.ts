import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareRecord } from '@flarewire/schemas';
import { deliveryQueues } from '../uploader/delivery-queues.ts';
import { moveOnStanding } from './move-on-standing.ts';
import { recordIn } from './stage.ts';
import { created, createWorker, requested } from './stage.fixture.ts';

suite('moveOnStanding()', () => {
  const queues = deliveryQueues({});

  /** What is published while many look at a flare whose record is this, after its event was published as far as `lost` says. */
  async function publishedFor(
    state: 'created' | 'profiling',
    { lost, announced }: { lost: boolean; announced: boolean },
  ) {
    const worker = createWorker();
    const { flares } = worker.transport;
    const { seq } = await worker.transport.publish('flare.created', created);
    let asked = 0;
    const isLost = async (event: { seq: number }) => {
      asked += 1;
      return lost && event.seq === seq;
    };
    const transport = { ...worker.transport, isLost };
    const outbox = { name: 'flare.created', data: created, seq };
    const record: FlareRecord = { ...recordIn(state, requested, undefined, worker), outbox };
    await flares.create('f-1', announced ? { ...record, announced } : record);
    const lookers = ['here-1', 'here-2'].map((instance) =>
      moveOnStanding({ ...worker, transport, instance }, { queues, everyMs: 5 }),
    );
    const isOver = async () => (lost ? (await worker.published()).length > 1 : asked > 3);
    while (!(await isOver())) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const each of lookers) await each[Symbol.asyncDispose]();
    return { events: (await worker.published()).slice(1), record: (await flares.get('f-1'))!.value };
  }

  test('publishes the lost event of a flare that waits anew, once, whoever looks', async () => {
    const { events, record } = await publishedFor('created', { lost: true, announced: true });
    assert.deepEqual(
      events.map(({ name, data }) => ({ name, data })),
      [{ name: 'flare.created', data: created }],
    );
    assert.equal(record.outbox?.again, 1);
  });

  test('publishes the lost event of a flare anew whose worker shows no sign of life', async () => {
    const { events, record } = await publishedFor('profiling', { lost: true, announced: false });
    assert.deepEqual([events.length, record.state], [1, 'profiling']);
  });

  test('leaves a flare alone whose event is to come yet', async () => {
    assert.deepEqual((await publishedFor('created', { lost: false, announced: true })).events, []);
    assert.deepEqual((await publishedFor('profiling', { lost: false, announced: false })).events, []);
  });

  test('publishes what was stored and not published, and notes it', async () => {
    const worker = createWorker();
    const { flares } = worker.transport;
    const outbox = { name: 'flare.created', data: created };
    const old = { ...worker, now: () => new Date(Date.now() - 60_000) };
    await flares.create('f-1', { ...recordIn('created', requested, undefined, old), outbox });
    await using _looking = moveOnStanding(worker, { queues, everyMs: 5 });
    while (!(await flares.get('f-1'))?.value.announced) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal((await worker.published()).length, 1);
  });

  test('stores the records of flares that have not ended again, where somebody deleted them', async () => {
    const worker = createWorker();
    const { flares } = worker.transport;
    const awaiting = { ...recordIn('awaiting-approval', requested, undefined, worker), announced: true };
    const sent = { ...recordIn('sent', { ...requested, flareId: 'f-2' }, undefined, worker), announced: true };
    await flares.create('f-1', awaiting);
    await flares.create('f-2', sent);
    const known = Promise.withResolvers<void>();
    async function* watch(options: Parameters<typeof flares.watch>[0]) {
      for await (const entry of flares.watch(options)) {
        yield entry;
        if (entry.key === 'f-2') known.resolve();
      }
    }
    const transport = { ...worker.transport, flares: { ...flares, watch } };
    await using _looking = moveOnStanding({ ...worker, transport }, { queues, everyMs: 5 });
    await known.promise;
    for (const flareId of ['f-1', 'f-2']) await flares.delete(flareId);
    const signal = AbortSignal.timeout(5_000);
    for await (const { key } of flares.watch({ key: 'f-1', signal })) if (key === 'f-1') break;
    assert.deepEqual((await flares.get('f-1'))?.value, awaiting);
    assert.equal(await flares.get('f-2'), undefined);
  });
});
