import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { clearLeftovers, mayHaveLeftovers } from './clear-leftovers.ts';
import { attempt, created, createWorker, requested, stageOf } from '../stage/stage.fixture.ts';
import { claimFlare } from '../stage/hold.ts';
import { recordIn } from '../stage/stage.ts';
import { workStage } from '../stage/work-stage.ts';

suite('what interrupted attempts have left in the artifact store', () => {
  const { signal } = new AbortController();
  const later = new Date(Date.now() + 60_000);
  const bytes = async function* () {
    yield Buffer.from('an archive');
  };

  test('is removed once the flare has ended; what its events name stays', async () => {
    const worker = createWorker();
    const { artifacts, flares } = worker.transport;
    // An attempt that claims the flare, stores something, and is killed.
    await claimFlare(
      stageOf(async () => created),
      requested,
      attempt(),
      worker,
    );
    const left = await artifacts.put('f-1/1/archive.zip', bytes());
    const ref = await artifacts.put('f-1/2/archive.zip', bytes());
    const second = stageOf(async () => ({ ...created, archive: { ...created.archive, ref } }));
    await workStage(second, requested, attempt(2), worker);

    const before = (await flares.get('f-1'))!.value;
    assert.equal(before.interrupted, true);
    assert.equal(mayHaveLeftovers(before, later), false, 'it has not ended');
    const cancelled = {
      version: '1.0',
      flareId: 'f-1',
      target: 'web',
      time: requested.time,
      by: 'ops',
      reason: 'a test',
    };
    await worker.transport.publish('flare.cancelled', { ...cancelled, version: '1.0' });
    const ended = { ...recordIn('cancelled', requested, before, worker), announced: true };
    assert.equal(mayHaveLeftovers(ended, later), true);
    await flares.put('f-1', ended);
    await clearLeftovers(ended, { signal }, worker);
    await assert.rejects(Array.fromAsync(artifacts.get(left)), { code: 'artifact_missing' });
    assert.equal((await Array.fromAsync(artifacts.get(ref))).length, 1);
    assert.equal((await flares.get('f-1'))?.value.interrupted, undefined);
  });

  test('is looked for when a flare was ended while somebody worked on it', () => {
    const worker = createWorker();
    const working = recordIn('archiving', requested, undefined, worker);
    for (const state of ['failed', 'cancelled'] as const)
      assert.equal(recordIn(state, requested, working, worker).interrupted, true);
    assert.equal(recordIn('created', requested, working, worker).interrupted, undefined);
  });

  test('is left alone where the events of the flare are not there to say what is to be kept', async () => {
    const worker = createWorker();
    const { artifacts } = worker.transport;
    const ref = await artifacts.put('f-1/1/archive.zip', bytes());
    await clearLeftovers(recordIn('sent', requested, undefined, worker), { signal }, worker);
    assert.equal((await Array.fromAsync(artifacts.get(ref))).length, 1);
  });
});
