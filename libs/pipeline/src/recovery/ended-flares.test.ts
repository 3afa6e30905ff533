import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { endedFlares } from './ended-flares.ts';

suite('endedFlares()', () => {
  test('knows the last that have ended, and forgets those before', () => {
    const ended = endedFlares({ most: 2 });
    for (const flareId of ['f-1', 'f-2', 'f-1', 'f-3']) ended.add(flareId);
    assert.deepEqual(
      ['f-1', 'f-2', 'f-3', 'f-4'].filter((flareId) => ended.has(flareId)),
      ['f-1', 'f-3'],
    );
  });
});
