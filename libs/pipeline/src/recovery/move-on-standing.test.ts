import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError, type FlareRecord } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { deliveryQueues } from '../uploader/delivery-queues.ts';
import { moveOnStanding } from './move-on-standing.ts';
import { recordIn } from '../stage/stage.ts';
import { archive, created, createWorker, requested } from '../stage/stage.fixture.ts';

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
      return lost && event.seq === seq && ('gone' as const);
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

  /** The record of a flare that waits to be sent, once somebody has looked whose event was settled, after its `end` was published. */
  async function recordBehind({ end, replicas = 3 }: { end?: 'flare.cancelled'; replicas?: number } = {}) {
    const worker = createWorker();
    const { flares } = worker.transport;
    const { version, flareId, target, time, request } = requested;
    const parts = {
      version,
      flareId,
      target,
      time,
      request,
      archive,
      seconds: 1,
      profiles: [],
      failed: [],
      elapsedMs: 1,
    };
    const { seq } = await worker.transport.publish('profiles.collected', parts);
    if (end) await worker.transport.publish(end, { version, flareId, target, time, by: 'ops', reason: 'enough' });
    const before = (await worker.published()).length;
    const transport = { ...worker.transport, isLost: async () => 'settled' as const };
    const outbox = { name: 'profiles.collected', data: parts, seq };
    await flares.create('f-1', { ...recordIn('profiled', requested, undefined, worker), outbox, announced: true });
    await using _looking = moveOnStanding({ ...worker, transport }, { queues, replicas, everyMs: 5 });
    const now = async () => (await flares.get('f-1'))!.value;
    while ((await now()).outbox?.again === undefined && (await now()).state === 'profiled')
      await new Promise((resolve) => setTimeout(resolve, 5));
    return { record: await now(), events: (await worker.published()).slice(before) };
  }

  test('ends a flare whose record is behind its end, which a server may have lost, and makes nothing of it again', async () => {
    const { record, events } = await recordBehind({ end: 'flare.cancelled' });
    assert.deepEqual([record.state, record.announced, record.outbox?.name], ['cancelled', true, 'flare.cancelled']);
    assert.deepEqual(events, []);
  });

  test('says in a cluster of a flare whose event was settled, and that waits to be sent, that an upload may have begun', async () => {
    assert.equal((await recordBehind()).record.forgotten, true);
    assert.equal((await recordBehind({ replicas: 1 })).record.forgotten, undefined);
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

  suite('where somebody deleted records', () => {
    /** Looks at flares of these ids that await approval, until one of them is restored after `loss`. */
    async function restoredAfter(
      ids: readonly string[],
      { loss, until }: { loss: (worker: ReturnType<typeof createWorker>) => Promise<unknown>; until: string },
    ) {
      const worker = createWorker();
      const { flares } = worker.transport;
      const known = Promise.withResolvers<void>();
      async function* watch(options: Parameters<typeof flares.watch>[0]) {
        for await (const entry of flares.watch(options)) {
          yield entry;
          if (entry.key === 'last') known.resolve();
        }
      }
      for (const flareId of ids) await flares.create(flareId, awaiting(flareId));
      const entries = await flares.list();
      await flares.create('last', { ...awaiting('last'), state: 'sent' });
      const transport = { ...worker.transport, flares: { ...flares, watch } };
      await using _looking = moveOnStanding({ ...worker, transport }, { queues, everyMs: 5 });
      await known.promise;
      await loss(worker);
      const signal = AbortSignal.timeout(5_000);
      for await (const { key } of flares.watch({ key: until, signal })) if (key === until) break;
      return { flares, entries };
    }

    const awaiting = (flareId: string): FlareRecord => ({
      ...recordIn('awaiting-approval', { ...requested, flareId }, undefined, createWorker()),
      announced: true,
      updated: requested.time,
      since: requested.time,
    });

    test('stores those of flares that have not ended again, and since when they wait', async () => {
      const { flares, entries } = await restoredAfter(['f-1'], {
        loss: async ({ transport }) => {
          for (const key of ['f-1', 'last']) await transport.flares.delete(key);
        },
        until: 'f-1',
      });
      const stored = entries[0]!.updated.toISOString();
      assert.deepEqual((await flares.get('f-1'))?.value, { ...awaiting('f-1'), stored });
      assert.equal(await flares.get('last'), undefined);
    });

    test('keeps since when one waits that is stored again a second time', async () => {
      const { flares, entries } = await restoredAfter(['f-1', 'f-2'], {
        loss: async ({ transport }) => {
          await transport.flares.delete('f-1');
          const signal = AbortSignal.timeout(5_000);
          for await (const { key } of transport.flares.watch({ key: 'f-1', signal })) if (key === 'f-1') break;
          for (const key of ['f-1', 'f-2']) await transport.flares.delete(key);
        },
        until: 'f-2',
      });
      const [first] = entries.filter(({ key }) => key === 'f-1');
      assert.equal((await flares.get('f-1'))?.value.stored, first!.updated.toISOString());
    });

    test('stores none of a flare again that is said to have ended, and those of the others', async () => {
      const { flares } = await restoredAfter(['f-1', 'f-2'], {
        async loss({ transport }) {
          const { version, target, time } = requested;
          const end = { version, target, time, flareId: 'f-1', by: 'ops', reason: 'enough' };
          await transport.publish('flare.cancelled', end);
          for (const key of ['f-1', 'f-2']) await transport.flares.delete(key);
        },
        until: 'f-2',
      });
      assert.equal(await flares.get('f-1'), undefined);
    });

    test('stores none again where it may not read the events, and says so once', async () => {
      const worker = createWorker();
      const { flares } = worker.transport;
      const told: string[] = [];
      const log = createLog({ name: 'test', level: 'error', destination: { write: (line) => void told.push(line) } });
      const known = Promise.withResolvers<void>();
      async function* watch(options: Parameters<typeof flares.watch>[0]) {
        for await (const entry of flares.watch(options)) {
          yield entry;
          known.resolve();
        }
      }
      const tail = () => {
        throw new FlareError('not_allowed', 'Cannot read stream "EVENTS"');
      };
      let looks = 0;
      const ready = async () => void (looks += 1);
      const lookedSoFar = async () => looks;
      const transport = { ...worker.transport, flares: { ...flares, watch }, tail, ready };
      await flares.create('f-1', awaiting('f-1'));
      await using _looking = moveOnStanding({ ...worker, log, transport }, { queues, everyMs: 5 });
      await known.promise;
      await flares.delete('f-1');
      const before = looks;
      while ((await lookedSoFar()) < before + 8) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal(await flares.get('f-1'), undefined);
      assert.equal(told.length, 1);
      assert.match(told[0]!, /"flareIds":\["f-1"\].*may not read the events/);
    });

    test('finds one alone that was deleted, among many', async () => {
      const ids = Array.from({ length: 40 }, (_, index) => `f-${index}`);
      const { flares } = await restoredAfter(ids, {
        loss: ({ transport }) => transport.flares.delete('f-35'),
        until: 'f-35',
      });
      assert.equal((await flares.list()).length, 41);
    });
  });
});
