import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError, type EventData } from '@flarewire/schemas';
import { createMetrics } from '@flarewire/service';
import { recordIn, type StageRun } from './stage.ts';
import { attempt, created, requested, stageOf, createWorker } from './stage.fixture.ts';
import { failFlare, workStage } from './work-stage.ts';

suite('workStage()', () => {
  test('runs the stage, publishes its result and leaves the flare in the done state', async () => {
    const worker = createWorker();
    await workStage(
      stageOf(async () => created),
      requested,
      attempt(),
      worker,
    );
    assert.deepEqual(
      (await worker.published()).map(({ name }) => name),
      ['flare.created'],
    );
    assert.equal((await worker.transport.flares.get('f-1'))?.value.state, 'created');
  });

  test('shows the working state while it runs', async () => {
    const worker = createWorker();
    let state: string | undefined;
    const stage = stageOf(async () => {
      state = (await worker.transport.flares.get('f-1'))?.value.state;
      return created;
    });
    await workStage(stage, requested, attempt(), worker);
    assert.equal(state, 'archiving');
  });

  test('does the work once when the event comes again after it was done', async () => {
    const worker = createWorker();
    let runs = 0;
    const stage = stageOf(async () => {
      runs += 1;
      return created;
    });
    await workStage(stage, requested, attempt(), worker);
    await workStage(stage, requested, attempt(2), worker);
    assert.equal(runs, 1);
    assert.equal((await worker.published()).length, 1);
  });

  test('sends nothing again that has ended by an earlier delivery, though its record was lost to before that', async () => {
    const worker = createWorker();
    const { flares } = worker.transport;
    const { version, flareId, target, time } = requested;
    await flares.create('f-1', recordIn('requested', requested, undefined, worker));
    await worker.transport.publish('flare.cancelled', { version, flareId, target, time, by: 'ops', reason: 'enough' });
    const stage = { ...stageOf(() => assert.fail('it was sent already')), mayHaveEnded: () => true };
    await workStage(stage, requested, attempt(2), worker);
    assert.equal((await flares.get('f-1'))?.value.state, 'cancelled');
  });

  test('publishes the stored result when the worker before it died between storing and publishing', async () => {
    const worker = createWorker();
    const record = {
      ...recordIn('created', requested, undefined, worker),
      outbox: { name: 'flare.created', data: created },
    };
    await worker.transport.flares.create('f-1', record);
    await workStage(
      stageOf(() => assert.fail('the work was done already')),
      requested,
      attempt(2),
      worker,
    );
    assert.deepEqual(
      (await worker.published()).map(({ data }) => data),
      [created],
    );
  });

  test('does not publish again what is known to be published', async () => {
    const worker = createWorker();
    const outbox = { name: 'flare.created', data: created };
    await worker.transport.flares.create('f-1', {
      ...recordIn('created', requested, undefined, worker),
      outbox,
      announced: true,
    });
    await workStage(
      stageOf(() => assert.fail('the work was done already')),
      requested,
      attempt(2),
      worker,
    );
    assert.deepEqual(await worker.published(), []);
  });

  test('works on where a worker died while working', async () => {
    const worker = createWorker();
    await worker.transport.flares.create('f-1', {
      ...recordIn('archiving', requested, undefined, worker),
      input: 'flare.requested',
    });
    await workStage(
      stageOf(async () => created),
      requested,
      attempt(2),
      worker,
    );
    assert.equal((await worker.published()).length, 1);
  });

  test('leaves a flare alone that has ended or moved on', async () => {
    for (const state of ['failed', 'cancelled', 'sent', 'profiling'] as const) {
      const worker = createWorker();
      await worker.transport.flares.create('f-1', recordIn(state, requested, undefined, worker));
      await workStage(
        stageOf(() => assert.fail(`ran in state ${state}`)),
        requested,
        attempt(),
        worker,
      );
      assert.deepEqual(await worker.published(), []);
    }
  });

  test('discards a result that another worker was faster with, and publishes only the first', async () => {
    const worker = createWorker();
    const discarded: number[] = [];
    const slow = stageOf(
      async () => {
        await workStage(
          stageOf(async () => created),
          requested,
          attempt(2),
          worker,
        );
        return { ...created, elapsedMs: 2 };
      },
      ({ elapsedMs }) => discarded.push(elapsedMs),
    );
    await workStage(slow, requested, attempt(), worker);
    assert.deepEqual(discarded, [2]);
    assert.deepEqual(
      (await worker.published()).map(({ data }) => data),
      [created],
    );
  });

  test('hands what an attempt noted to the next one, and forgets it when the stage is done', async () => {
    const worker = createWorker();
    const failing = stageOf(async (_, { note }) => {
      await note({ posting: 'ours' });
      throw new FlareError('stage_failed', 'Cannot go on', { retryable: true });
    });
    await assert.rejects(workStage(failing, requested, attempt(), worker), { code: 'stage_failed' });
    let noted: unknown;
    const next = stageOf(async (_, context) => {
      noted = context.noted;
      return created;
    });
    await workStage(next, requested, attempt(2), worker);
    assert.deepEqual(noted, { posting: 'ours' });
    assert.equal((await worker.transport.flares.get('f-1'))?.value.noted, undefined);
  });

  test('refuses a result that does not fit the schema of its event', async () => {
    const worker = createWorker();
    const stage = stageOf(async () => ({ ...created, elapsedMs: -1 }));
    await assert.rejects(workStage(stage, requested, attempt(), worker), { code: 'invalid_event' });
    assert.deepEqual(
      (await worker.published()).map(({ name }) => name),
      ['flare.failed'],
    );
  });

  test('fails a flare whose work cannot be done, unless it may be tried again', async () => {
    const worker = createWorker();
    const stage = stageOf(async () => {
      throw new FlareError('artifact_stalled', 'Cannot read the archive', { retryable: true });
    });
    await assert.rejects(workStage(stage, requested, attempt(), worker), { code: 'artifact_stalled' });
    assert.deepEqual(await worker.published(), []);
    const last = { ...attempt(6), lastAttempt: true };
    await assert.rejects(workStage(stage, requested, last, worker), { code: 'artifact_stalled' });
    const [end, ...more] = await worker.published();
    assert.ok(end?.name === 'flare.failed' && end.data.code === 'artifact_stalled' && end.data.attempts === 6);
    assert.deepEqual(more, []);
  });

  test('fails a flare whose stage hangs, and stops its work', async () => {
    const worker = createWorker();
    let stopped: AbortSignal | undefined;
    const hangs = stageOf((_, { signal }) => {
      stopped = signal;
      return new Promise<never>(() => {});
    });
    const working = workStage({ ...hangs, mayPauseMs: 20 }, requested, attempt(), worker);
    await assert.rejects(working, { code: 'deadline_exceeded' });
    const [end] = await worker.published();
    assert.ok(end?.name === 'flare.failed' && end.data.code === 'deadline_exceeded');
    assert.equal(stopped?.aborted, true);
  });

  test('hands back, and does not fail, a flare whose work was broken off as its worker closes', async () => {
    const worker = createWorker();
    const closing = new AbortController();
    const stage = stageOf(async () => {
      closing.abort();
      throw new FlareError('cancelled', 'Cannot see how much room there is: cancelled');
    });
    const working = workStage(stage, requested, { ...attempt(), closing: closing.signal }, worker);
    await assert.rejects(working, { code: 'shutting_down', retryable: true });
    assert.deepEqual(await worker.published(), []);
  });

  test('counts what came out of each attempt, and each end once', async () => {
    const metrics = createMetrics();
    const worker = { ...createWorker(), metrics };
    const stage = stageOf(async () => {
      throw new FlareError('archive_failed', 'Cannot make the archive');
    });
    await assert.rejects(workStage(stage, requested, attempt(), worker));
    await workStage(stage, requested, attempt(2), worker);
    const lines = (await metrics.registry.metrics()).split('\n');
    assert.ok(lines.includes('flarewire_flares_ended_total{state="failed",code="archive_failed"} 1'));
    assert.ok(lines.includes('flarewire_stage_seconds_count{stage="archiver",outcome="archive_failed"} 1'));
  });

  test('fails a flare at once whose store is full, as collecting it all again would be in vain', async () => {
    const worker = createWorker();
    const stage = stageOf(async () => {
      throw new FlareError('storage_full', 'Cannot store the archive', { retryable: true });
    });
    const full = { code: 'storage_full', retryable: false };
    await assert.rejects(workStage(stage, requested, attempt(), worker), full);
    const [end] = await worker.published();
    assert.ok(end?.name === 'flare.failed' && end.data.code === 'storage_full' && end.data.attempts === 1);
  });

  suite('when another worker has taken the flare over from one that stood still', () => {
    async function discardedOf(late: (context: StageRun) => Promise<EventData<'flare.created'>>) {
      const worker = createWorker();
      const [taken, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const second = stageOf(async () => {
        taken.resolve();
        await release.promise;
        return created;
      });
      const discarded: number[] = [];
      let working: Promise<void> | undefined;
      const first = stageOf(
        async (_, context) => {
          working = workStage(second, requested, attempt(2), worker);
          await taken.promise;
          return late(context);
        },
        ({ elapsedMs }) => discarded.push(elapsedMs),
      );
      await assert.rejects(workStage(first, requested, attempt(), worker), { code: 'taken_over' });
      const record = (await worker.transport.flares.get('f-1'))?.value;
      assert.deepEqual([record?.state, record?.noted], ['archiving', undefined]);
      release.resolve();
      await working;
      assert.deepEqual(
        (await worker.published()).map(({ data }) => data),
        [created],
      );
      return discarded;
    }

    test('stores no late result', async () => {
      assert.deepEqual(await discardedOf(async () => ({ ...created, elapsedMs: 2 })), [2]);
    });

    test('stores no late note', async () => {
      const late = async ({ note }: StageRun) => {
        await note({ posting: 'ours' });
        return assert.fail('it was noted');
      };
      assert.deepEqual(await discardedOf(late), []);
    });

    test('is told when it asks whether the flare is still its own', async () => {
      const late = async ({ confirm }: StageRun) => {
        await confirm();
        return assert.fail('it was confirmed');
      };
      assert.deepEqual(await discardedOf(late), []);
    });

    test('does not fail the flare for what went wrong meanwhile', async () => {
      const late = async () => {
        throw new FlareError('archive_unreadable', 'Cannot read the archive');
      };
      assert.deepEqual(await discardedOf(late), []);
    });
  });
});

suite('failFlare()', () => {
  const error = new FlareError('archive_failed', 'Cannot make an archive: the disk is full');
  const failure = { stage: 'archiver', flare: created, error, attempts: 6 } as const;

  test('ends the flare with its code, its reason and the archive that was kept', async () => {
    const worker = createWorker();
    await failFlare(failure, worker);
    const [event] = await worker.published();
    assert.equal(event?.name, 'flare.failed');
    assert.deepEqual(
      { ...event.data, time: '' },
      {
        version: '1.0',
        flareId: 'f-1',
        target: 'web',
        time: '',
        stage: 'archiver',
        code: error.code,
        reason: error.message,
        attempts: 6,
        kept: created.archive,
      },
    );
  });

  test('ends a flare once, however often it is called', async () => {
    const worker = createWorker();
    await failFlare(failure, worker);
    await failFlare({ ...failure, attempts: 1 }, worker);
    assert.equal((await worker.published()).length, 1);
  });

  test('leaves a flare alone that was sent', async () => {
    const worker = createWorker();
    await worker.transport.flares.create('f-1', recordIn('sent', requested, undefined, worker));
    await failFlare(failure, worker);
    assert.deepEqual(await worker.published(), []);
  });
});
