import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareProgress } from '@flarewire/schemas';
import { createProgressLimit } from './progress-limit.ts';

suite('createProgressLimit', () => {
  test('each phase of each flare may report twice a second', () => {
    let now = 0;
    const mayGo = createProgressLimit(() => now);
    const report = (flareId: string, phase: string) => mayGo({ flareId, phase, stage: 'archiver' } as FlareProgress);
    assert.deepEqual(
      [report('a', 'x'), report('a', 'x'), report('a', 'y'), report('b', 'x')],
      [true, false, true, true],
    );
    now = 499;
    assert.equal(report('a', 'x'), false);
    now = 500;
    assert.deepEqual([report('a', 'x'), report('a', 'x')], [true, false]);
  });
});
