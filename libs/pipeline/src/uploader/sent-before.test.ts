import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { endedFlares } from '../recovery/ended-flares.ts';
import { createWorker, requested } from '../stage/stage.fixture.ts';
import { sentBefore } from './sent-before.ts';

suite('sentBefore()', () => {
  const { signal } = new AbortController();
  const { transport } = createWorker();

  test('has the events asked for the end of a flare that comes again, or that this process has seen to end', () => {
    const ended = endedFlares();
    ended.add('f-1');
    const { mayHaveEnded } = sentBefore({ transport, ended });
    assert.deepEqual([mayHaveEnded('f-1', 1), mayHaveEnded('f-2', 1), mayHaveEnded('f-2', 2)], [true, false, true]);
  });

  test('takes the note of an upload to be gone of a flare that has ended, and of one with a new record that was asked for', async () => {
    const ended = endedFlares();
    ended.add('f-0');
    const { isForgotten } = sentBefore({ transport, ended });
    const isGone = (flareId: string, forgotten: boolean) => isForgotten({ flareId }, { forgotten, signal });
    await transport.publish('flare.requested', requested);
    assert.deepEqual(
      [await isGone('f-0', false), await isGone('f-1', false), await isGone('f-1', true), await isGone('f-2', true)],
      [true, false, true, false],
    );
  });
});
