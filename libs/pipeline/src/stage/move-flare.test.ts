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
});
