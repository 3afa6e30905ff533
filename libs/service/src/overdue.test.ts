import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { failOverdueFlares } from './overdue.ts';
import { recordIn } from './stage.ts';
import { requested, surroundings } from './stage.fixture.ts';

suite('failOverdueFlares()', () => {
  const hour = 3_600_000;
  const anHourAgo = () => new Date(Date.now() - hour - 1);
  const { signal } = new AbortController();

  test('fails a flare in which nothing has happened for too long, and names the stage it waits for', async () => {
    const around = surroundings();
    await around.transport.flares.create(
      'f-1',
      recordIn('created', requested, undefined, { ...around, now: anHourAgo }),
    );
    await failOverdueFlares(around, hour, signal);
    const [event] = await around.published();
    assert.equal(event?.name, 'flare.failed');
    assert.equal(event.data.code, 'deadline_exceeded');
    assert.equal(event.data.stage, 'profiler');
  });

  test('leaves alone what is on its way and what has ended', async () => {
    const around = surroundings();
    await around.transport.flares.create('f-1', recordIn('archiving', requested, undefined, around));
    await around.transport.flares.create('f-2', {
      ...recordIn('sent', requested, undefined, { ...around, now: anHourAgo }),
      flareId: 'f-2',
    });
    await failOverdueFlares(around, hour, signal);
    assert.deepEqual(await around.published(), []);
  });
});
