import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { retentionConfig } from '@flarewire/schemas';
import { recordIn, type Worker } from '../stage/stage.ts';
import { afterwards, createWorker, requested } from '../stage/stage.fixture.ts';
import { tidyUp } from './tidy-up.ts';

suite('tidyUp()', () => {
  const retention = retentionConfig.parse({});
  const { signal } = new AbortController();
  const hour = 3_600_000;
  const later = (worker: Worker, ms: number) => ({ ...worker, transport: afterwards(worker.transport, ms) });

  async function stored() {
    const worker = createWorker();
    await worker.transport.artifacts.put(
      'f-1/1-1/archive.zip',
      (async function* () {
        yield Buffer.from('an archive');
      })(),
    );
    await worker.transport.flares.create('f-1', { ...recordIn('sent', requested, undefined, worker), announced: true });
    return { worker, isThere: async () => (await worker.transport.artifacts.stored()).length > 0 };
  }

  test('frees what was kept long enough, and leaves the rest', async () => {
    const { worker, isThere } = await stored();
    await tidyUp(retention, signal, worker);
    assert.equal(await isThere(), true);
    await tidyUp(retention, signal, later(worker, 25 * hour));
    assert.equal(await isThere(), false);
  });

  test('does not believe the clock of its host, nor that of whoever ended a flare', async () => {
    const { worker, isThere } = await stored();
    const shifted = (ms: number) => ({ ...worker, now: () => new Date(Date.now() + ms) });
    const sent = { ...recordIn('sent', requested, undefined, shifted(-25 * hour)), announced: true };
    await worker.transport.flares.put('f-1', sent);
    await tidyUp(retention, signal, shifted(25 * hour));
    assert.equal(await isThere(), true);
  });

  test('is done by one instance at a time, and by another once that one is gone, whatever its clock said', async () => {
    const [minute, ahead] = [60_000, () => new Date(Date.now() + 100 * hour)];
    const { worker, isThere } = await stored();
    await tidyUp(retention, signal, { ...later(worker, 25 * hour), instance: 'first', now: ahead });
    const second = await stored();
    const { leases } = worker.transport;
    const other = { ...second.worker, transport: { ...second.worker.transport, leases }, instance: 'second' };
    await tidyUp(retention, signal, later(other, minute));
    assert.equal((await leases.get('janitor'))?.value.holder, 'first');
    await tidyUp(retention, signal, later(other, 25 * hour));
    assert.equal(await second.isThere(), false);
    assert.equal(await isThere(), false);
  });

  test('is done by another once the one that did it is gone, also where the clock of the broker was put back', async () => {
    const { worker } = await stored();
    await tidyUp(retention, signal, { ...worker, instance: 'first' });
    const { leases } = worker.transport;
    const back = { ...worker, transport: afterwards(worker.transport, -hour), instance: 'second' };
    await tidyUp(retention, signal, back);
    assert.equal((await leases.get('janitor'))?.value.holder, 'second');
  });
});
