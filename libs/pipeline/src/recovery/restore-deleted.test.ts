import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { restoreDeleted } from './restore-deleted.ts';
import { recordIn } from '../stage/stage.ts';
import { createWorker, requested } from '../stage/stage.fixture.ts';

suite('restoreDeleted() for who may not read the events', () => {
  const { signal } = new AbortController();

  /** Who looks at flares of these ids, and which flares it was told of in each error. */
  async function looker(ids: readonly string[]) {
    const worker = createWorker();
    const { flares } = worker.transport;
    for (const flareId of ids)
      await flares.create(flareId, recordIn('awaiting-approval', { ...requested, flareId }, undefined, worker));
    const seen = new Map((await flares.list()).map((entry) => [entry.key, { entry }]));
    const told: string[][] = [];
    const write = (line: string) => void told.push((JSON.parse(line) as { flareIds: string[] }).flareIds.toSorted());
    const log = createLog({ name: 'test', level: 'error', destination: { write } });
    const tail = () => {
      throw new FlareError('not_allowed', 'Cannot read stream "EVENTS"');
    };
    const look = restoreDeleted(seen, { transport: { ...worker.transport, tail }, log });
    return { flares, seen, told, look: () => look(signal) };
  }

  test('says once which records are gone, however many', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `f-${index}`);
    const { flares, told, look } = await looker(ids);
    for (const id of ids) await flares.delete(id);
    for (let n = 0; n < 10; n += 1) await look();
    assert.deepEqual(told, [ids.toSorted()]);
  });

  test('forgets none that it missed at one look only', async () => {
    const { flares, seen, told, look } = await looker(['f-1', 'f-2']);
    await flares.delete('f-1');
    await look();
    await flares.delete('f-2');
    await look();
    assert.deepEqual([told, [...seen.keys()]], [[['f-1']], ['f-2']]);
  });
});
