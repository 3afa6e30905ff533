import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareEvent } from '@flarewire/schemas';
import { longestStall, longestWait } from './stalls.ts';

suite('the longest stall', () => {
  const event = (name: string, flareId: string, second: number) =>
    ({ name, data: { flareId, time: new Date(second * 1_000).toISOString(), request: {} } }) as unknown as FlareEvent;
  const flare = (id: string, created: number, profiled: number) => [
    event('flare.created', id, created),
    event('profiles.collected', id, profiled),
  ];

  test('is none while a stage brings on one flare after the other, however long the last one waits', () => {
    const flares = Array.from({ length: 10 }, (_, index) => flare(`f-${index}`, 0, index + 1));
    assert.equal(longestStall(flares).ms, 1_000);
    assert.deepEqual(longestWait(flares), {
      ms: 10_000,
      from: 0,
      between: 'flare.created and profiles.collected of f-9',
      forced: {},
    });
  });

  test('is the time in which nothing came of a stage that a flare waited for', () => {
    const flares = [flare('f-1', 0, 1), flare('f-2', 0, 8), flare('f-3', 7, 9)];
    assert.deepEqual(longestStall(flares), {
      ms: 7_000,
      from: 1_000,
      between: 'flare.created and profiles.collected of f-2',
      forced: {},
    });
  });

  test('does not count a time in which nobody could have gone on, and says how much each cause took', () => {
    const flares = [flare('f-1', 0, 9), flare('f-2', 9, 12)];
    const causes = () => ({
      broker: [
        { from: -2_000, to: 1_000 },
        { from: 3_000, to: 8_000 },
      ],
      intake: [{ from: 7_000, to: 8_000 }],
    });
    const stall = {
      from: 0,
      between: 'flare.created and profiles.collected of f-1',
      forced: { broker: 6_000, intake: 1_000 },
    };
    assert.deepEqual(longestStall(flares, { causes }), { ms: 9_000, ...stall });
    assert.deepEqual(longestStall(flares, { causes, whole: false }), { ms: 3_000, ...stall });
  });

  test('is none where there was no flare', () =>
    assert.deepEqual(longestStall([]), { ms: 0, from: 0, between: 'none', forced: {} }));
});
