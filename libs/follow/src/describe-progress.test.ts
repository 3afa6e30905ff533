import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareProgress } from '@flarewire/schemas';
import { describeProgress } from './describe-progress.ts';

suite('describeProgress()', () => {
  const told = (more: Partial<FlareProgress>) =>
    describeProgress({ phase: 'collecting', done: 0, unit: 'items', ...more } as FlareProgress);

  test('counts items whole, and shows the part of a large one in the bar', () => {
    assert.equal(told({ done: 0.5, total: 1 }), `collecting ${'█'.repeat(12)}${'░'.repeat(12)} 0 of 1 item`);
    assert.equal(told({ done: 2, total: 3 }), `collecting ${'█'.repeat(16)}${'░'.repeat(8)} 2 of 3 items`);
  });

  test('names what is waited for', () =>
    assert.match(
      told({ done: 1, total: 2, waitingFor: ['a.txt', 'b.txt'] }),
      / 1 of 2 items · waiting for a\.txt, b\.txt$/,
    ));

  test('says of what only waits nothing but that', () =>
    assert.equal(told({ phase: 'waiting for the uploader' }), 'waiting for the uploader'));
});
