import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { lookAfterFlares } from './look-after-flares.ts';
import { recordIn, type Worker } from '../stage/stage.ts';
import { afterwards, created, requested, createWorker } from '../stage/stage.fixture.ts';

suite('lookAfterFlares()', () => {
  const hour = 3_600_000;
  const later = (worker: Worker, ms: number) => ({ ...worker, transport: afterwards(worker.transport, ms) });
  const { signal } = new AbortController();

  test('fails a flare in which nothing has happened for too long, and names the stage it waits for', async () => {
    const worker = createWorker();
    await worker.transport.flares.create('f-1', recordIn('created', requested, undefined, worker));
    await lookAfterFlares(later(worker, hour + 1), signal);
    const [event] = await worker.published();
    assert.equal(event?.name, 'flare.failed');
    assert.equal(event.data.code, 'deadline_exceeded');
    assert.equal(event.data.stage, 'profiler');
  });

  test('ends one as its events say, whose record is older than its end, as in a backup that was put back', async () => {
    const worker = createWorker();
    const { flareId, target, time } = requested;
    const cancelled = { version: '1.0', flareId, target, time, by: 'ops', reason: 'a test' } as const;
    await worker.transport.publish('flare.cancelled', cancelled);
    await worker.transport.flares.create(flareId, recordIn('created', requested, undefined, worker));
    await lookAfterFlares(later(worker, hour + 1), signal);
    assert.deepEqual(
      (await worker.published()).map(({ name }) => name),
      ['flare.cancelled'],
    );
    assert.equal((await worker.transport.flares.get(flareId))?.value.state, 'cancelled');
  });

  test('counts from when a record was stored first that was deleted and stored again', async () => {
    const worker = createWorker();
    const stored = new Date(Date.now() - hour - 1_000).toISOString();
    await worker.transport.flares.create('f-1', { ...recordIn('created', requested, undefined, worker), stored });
    await lookAfterFlares(worker, signal);
    const [event] = await worker.published();
    assert.ok(event?.name === 'flare.failed');
    assert.equal(event.data.code, 'deadline_exceeded');
  });

  test('does not believe the clock of its host, nor that of whoever stored a record', async () => {
    const worker = createWorker();
    const shifted = (ms: number) => ({ ...worker, now: () => new Date(Date.now() + ms) });
    await worker.transport.flares.create('f-1', recordIn('created', requested, undefined, shifted(-2 * hour)));
    await lookAfterFlares(shifted(2 * hour), signal);
    assert.deepEqual(await worker.published(), []);
  });

  test('goes on with the others when one cannot be moved on from here', async () => {
    const worker = createWorker();
    const outbox = { name: 'flare.sent', data: {} };
    const stuck = { ...recordIn('sent', requested, undefined, worker), outbox };
    await worker.transport.flares.create('f-0', { ...stuck, flareId: 'f-0' });
    await worker.transport.flares.create('f-1', recordIn('created', requested, undefined, worker));
    await lookAfterFlares(later(worker, hour + 1), signal);
    const [event] = await worker.published();
    assert.equal(event?.data.flareId, 'f-1');
  });

  test('leaves alone what is on its way and what has ended', async () => {
    const worker = createWorker();
    await worker.transport.flares.create('f-1', recordIn('archiving', requested, undefined, worker));
    await worker.transport.flares.create('f-2', {
      ...recordIn('sent', requested, undefined, worker),
      flareId: 'f-2',
    });
    await lookAfterFlares(later(worker, 59_000), signal);
    assert.deepEqual(await worker.published(), []);
  });

  test('leaves a flare to its own limit that waits for an approval', async () => {
    const worker = createWorker();
    const record = recordIn('awaiting-approval', requested, undefined, worker);
    await worker.transport.flares.create('f-1', record);
    await lookAfterFlares(later(worker, hour + 1), signal);
    assert.deepEqual(await worker.published(), []);
  });

  test('leaves a flare alone that somebody took up again in the meantime', async () => {
    const worker = createWorker();
    const old = recordIn('created', requested, undefined, worker);
    const entry = await worker.transport.flares.create('f-1', old);
    const { flares } = worker.transport;
    const list = async () => {
      await flares.update('f-1', recordIn('profiling', requested, old, worker), entry!.revision);
      return [entry!];
    };
    const raced = { ...worker, transport: { ...worker.transport, flares: { ...flares, list } } };
    await lookAfterFlares(later(raced, hour + 1), signal);
    assert.deepEqual(await worker.published(), []);
  });

  test('publishes what a flare is to go on with when whoever stored it died before that', async () => {
    const worker = createWorker();
    const record = recordIn('created', requested, undefined, worker);
    await worker.transport.flares.create('f-1', { ...record, outbox: { name: 'flare.created', data: created } });
    await lookAfterFlares(later(worker, 120_000), signal);
    assert.deepEqual(
      (await worker.published()).map(({ name }) => name),
      ['flare.created'],
    );
  });

  test('publishes nothing for a flare that is worked on', async () => {
    const worker = createWorker();
    const record = recordIn('profiling', requested, undefined, worker);
    await worker.transport.flares.create('f-1', { ...record, outbox: { name: 'flare.created', data: created } });
    await lookAfterFlares(later(worker, 120_000), signal);
    assert.deepEqual(await worker.published(), []);
  });

  test('publishes an end that was stored by somebody who then died', async () => {
    const worker = createWorker();
    const event = { version: '1.0', flareId: 'f-1', target: 'web', time: requested.time, by: 'ops', reason: 'a test' };
    const record = recordIn('cancelled', requested, undefined, worker);
    await worker.transport.flares.create('f-1', { ...record, outbox: { name: 'flare.cancelled', data: event } });
    await lookAfterFlares(later(worker, hour + 1), signal);
    await lookAfterFlares(later(worker, hour + 1), signal);
    assert.deepEqual(
      (await worker.published()).map(({ name }) => name),
      ['flare.cancelled'],
    );
    assert.equal((await worker.transport.flares.get('f-1'))?.value.announced, true);
  });
});
