import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { attempt, created, createWorker, requested, stageOf } from './stage.fixture.ts';
import { recordIn } from './stage.ts';
import { workStage } from './work-stage.ts';

suite('a copy of the event of a flare that is worked on', () => {
  test('waits for whoever has the flare, and finds nothing left to do', async () => {
    const worker = createWorker();
    let runs = 0;
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const stage = stageOf(async () => {
      runs += 1;
      begun.resolve();
      await held.promise;
      return created;
    });
    const first = workStage(stage, requested, attempt(), worker);
    await begun.promise;
    const copy = workStage(stage, requested, { ...attempt(), seq: 2 }, worker);
    held.resolve();
    await Promise.all([first, copy]);
    assert.equal(runs, 1);
    assert.equal((await worker.published()).length, 1);
  });
});

suite('the event of a flare whose worker was killed', () => {
  /** Whether it is worked on at once when its consumer delivers it again, which says by then that it was made at `now`. */
  async function isTakenAtOnce(now: string) {
    const worker = createWorker();
    const claim = { owner: 'there-1', attempt: 1, begun: 1, consumer: '2026-12-01T01:57:07.093933084Z' };
    const outbox = { name: 'flare.requested', data: requested, seq: 1 };
    const record = { ...recordIn('archiving', requested, undefined, worker), input: 'flare.requested', claim, outbox };
    await worker.transport.flares.create('f-1', record);
    const closing = new AbortController();
    let isRun = false;
    const stage = stageOf(async () => {
      isRun = true;
      return created;
    });
    const work = workStage(stage, requested, { ...attempt(2), consumer: now, closing: closing.signal }, worker);
    await new Promise((resolve) => setTimeout(resolve, 100));
    closing.abort();
    await work.catch(() => {});
    return isRun;
  }

  test('is taken at once after a restart of the broker, by which its consumer seems made less than a millisecond later', async () => {
    assert.equal(await isTakenAtOnce('2026-12-01T01:57:07.093933084Z'), true);
    assert.equal(await isTakenAtOnce('2026-12-01T01:57:07.0944217Z'), true);
  });

  test('waits where the consumer was made anew', async () => {
    for (const later of ['2026-12-01T01:57:07.4Z', '2026-12-01T02:10:00.5Z'])
      assert.equal(await isTakenAtOnce(later), false, later);
  });
});

suite('the claims of a flare', () => {
  test('count the attempts that were begun, whatever was delivered to nobody in between', async () => {
    const worker = createWorker();
    const failing = stageOf(async () => {
      throw new FlareError('stage_failed', 'Cannot go on', { retryable: true });
    });
    for (const number of [1, 4])
      await assert.rejects(workStage(failing, requested, attempt(number), worker), { code: 'stage_failed' });
    assert.equal((await worker.transport.flares.get('f-1'))?.value.claim?.begun, 2);
  });
});

suite('an attempt that is handed back as its worker closes', () => {
  test('does not count as one that was begun', async () => {
    const worker = createWorker();
    const closing = new AbortController();
    const shutting = stageOf(async () => {
      closing.abort();
      throw new FlareError('shutting_down', 'Cannot finish the flare', { retryable: true });
    });
    const failing = stageOf(async () => {
      throw new FlareError('stage_failed', 'Cannot go on', { retryable: true });
    });
    const begun = async () => (await worker.transport.flares.get('f-1'))?.value.claim?.begun;
    const handedBack = { ...attempt(1), closing: closing.signal };
    await assert.rejects(workStage(shutting, requested, handedBack, worker), { code: 'shutting_down' });
    assert.equal(await begun(), undefined);
    await assert.rejects(workStage(failing, requested, attempt(2), worker), { code: 'stage_failed' });
    await assert.rejects(workStage(shutting, requested, handedBack, worker), { code: 'shutting_down' });
    assert.equal(await begun(), 1);
  });

  test('ends although the broker is away, and cannot be told', async () => {
    const worker = createWorker();
    const { flares } = worker.transport;
    const closing = new AbortController();
    const update: typeof flares.update = (key, value, revision, options) =>
      closing.signal.aborted
        ? new Promise((_, reject) => options?.signal?.addEventListener('abort', () => reject(options.signal?.reason)))
        : flares.update(key, value, revision, options);
    const transport = { ...worker.transport, flares: { ...flares, update } };
    const shutting = stageOf(async () => {
      closing.abort();
      throw new FlareError('shutting_down', 'Cannot finish the flare', { retryable: true });
    });
    const handedBack = { ...attempt(1), closing: closing.signal };
    // A process that serves stays alive meanwhile.
    const alive = setInterval(() => {}, 1_000);
    try {
      const working = workStage(shutting, requested, handedBack, { ...worker, transport });
      await assert.rejects(working, { code: 'shutting_down' });
    } finally {
      clearInterval(alive);
    }
  });
});

suite('a flare whose record is deleted while somebody works on it', () => {
  test('is known to the next attempt as one of which it is not known how far it came', async () => {
    const worker = createWorker();
    const told: boolean[] = [];
    const failing = stageOf(async (_, { forgotten }) => {
      told.push(forgotten);
      throw new FlareError('stage_failed', 'Cannot go on', { retryable: true });
    });
    const work = (number: number) =>
      assert.rejects(workStage(failing, requested, attempt(number), worker), { code: 'stage_failed' });
    for (const number of [1, 2]) await work(number);
    await worker.transport.flares.delete('f-1');
    for (const number of [3, 4]) await work(number);
    assert.deepEqual(told, [false, false, true, true]);
  });

  test('is known as such where its event comes from a consumer that was made since, which counts from one again', async () => {
    const worker = createWorker();
    const told: boolean[] = [];
    const stage = stageOf(async (_, { forgotten }) => {
      told.push(forgotten);
      return created;
    });
    const first = { ...requested, flareId: 'f-1' };
    await workStage(stage, first, { ...attempt(), consumerIsNewer: true }, worker);
    await worker.transport.flares.delete('f-1');
    await workStage(stage, first, attempt(), worker);
    assert.deepEqual(told, [true, false]);
  });

  test('is known as such to whoever waited for the one that worked on it', async () => {
    const worker = createWorker();
    const { flares } = worker.transport;
    await flares.create('f-1', {
      ...recordIn('archiving', requested, undefined, worker),
      claim: { owner: 'there-1', attempt: 1, begun: 1, consumer: 'the-first' },
      input: 'flare.requested',
      outbox: { name: 'flare.requested', data: requested, seq: 1 },
    });
    const told: boolean[] = [];
    const stage = stageOf(async (_, { forgotten }) => {
      told.push(forgotten);
      return created;
    });
    const looked = Promise.withResolvers<void>();
    const get: typeof flares.get = async (...asked) => {
      const found = await flares.get(...asked);
      looked.resolve();
      return found;
    };
    const transport = { ...worker.transport, flares: { ...flares, get } };
    const copy = workStage(stage, requested, { ...attempt(), seq: 2 }, { ...worker, transport });
    await looked.promise;
    await flares.delete('f-1');
    await copy;
    assert.deepEqual(told, [true]);
  });

  test('is still held, with what was noted, and has its result stored', async () => {
    const worker = createWorker();
    const { flares } = worker.transport;
    const stage = stageOf(async (_, { note, confirm }) => {
      await note('half way');
      await flares.delete('f-1');
      await confirm();
      assert.equal((await flares.get('f-1'))?.value.noted, 'half way');
      await flares.delete('f-1');
      return created;
    });
    await workStage(stage, requested, attempt(), worker);
    const record = (await flares.get('f-1'))?.value;
    assert.deepEqual([record?.state, record?.claim?.attempt], ['created', 1]);
    assert.equal((await worker.published()).length, 1);
  });
});
