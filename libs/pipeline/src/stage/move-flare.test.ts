import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { moveFlare } from './move-flare.ts';
import { recordIn } from './stage.ts';
import { requested, createWorker } from './stage.fixture.ts';

suite('moveFlare()', () => {
  test('refuses a move that the table of states does not have', async () => {
    const worker = createWorker();
    const { flares } = worker.transport;
    await flares.create('f-1', recordIn('sent', requested, undefined, worker));
    const move = moveFlare(flares, 'f-1', (current) => recordIn('archiving', requested, current, worker));
    await assert.rejects(move, { code: 'stage_failed', message: /from "sent" to "archiving"/ });
    assert.equal((await flares.get('f-1'))?.value.state, 'sent');
  });

  test('reads a record only where it is not as it was known to be', async () => {
    const worker = createWorker();
    const { flares } = worker.transport;
    const known = await flares.create('f-1', recordIn('requested', requested, undefined, worker));
    let reads = 0;
    const counting: typeof flares = { ...flares, get: (...given) => (reads++, flares.get(...given)) };
    const renew = (next: 'archiving' | 'created') =>
      moveFlare(counting, 'f-1', (current) => recordIn(next, requested, current, worker), { known });
    assert.equal((await renew('archiving')).moved, true);
    assert.equal(reads, 0);
    assert.equal((await renew('created')).moved, true);
    assert.equal(reads, 1);
  });

  test('answers from the record as it is now, whatever was known of it', async () => {
    const worker = createWorker();
    const { flares } = worker.transport;
    const known = await flares.create('f-1', recordIn('requested', requested, undefined, worker));
    await flares.update('f-1', recordIn('archiving', requested, known!.value, worker), known!.revision);
    const seen: (string | undefined)[] = [];
    const { record, moved } = await moveFlare(
      flares,
      'f-1',
      (current) => {
        seen.push(current?.state);
        return current?.state === 'requested' ? { ...current, worker: 'late' } : undefined;
      },
      { known },
    );
    assert.deepEqual(seen, ['requested', 'archiving']);
    assert.deepEqual([record?.state, moved], ['archiving', false]);
  });
});
