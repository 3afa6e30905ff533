import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { retentionConfig } from '@flarewire/schemas';
import { recordIn } from '../stage/stage.ts';
import { createWorker, requested } from '../stage/stage.fixture.ts';
import { tidyUp } from './tidy-up.ts';

suite('tidyUp()', () => {
  const retention = retentionConfig.parse({});
  const { signal } = new AbortController();
  const dayLater = () => new Date(Date.now() + 25 * 3_600_000);

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
    await tidyUp(retention, signal, { ...worker, now: dayLater });
    assert.equal(await isThere(), false);
  });

  test('is done by one instance at a time, and by another once that one is gone', async () => {
    const { worker, isThere } = await stored();
    await tidyUp(retention, signal, { ...worker, now: dayLater, instance: 'first' });
    const second = await stored();
    const { leases } = worker.transport;
    const other = { ...second.worker, transport: { ...second.worker.transport, leases }, instance: 'second' };
    await tidyUp(retention, signal, { ...other, now: dayLater });
    assert.equal(await second.isThere(), true, 'the lease is the first one’s');
    await tidyUp(retention, signal, { ...other, now: () => new Date(dayLater().getTime() + 3_600_000) });
    assert.equal(await second.isThere(), false);
    assert.equal(await isThere(), false);
  });
});
