import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareView } from '@flarewire/follow';
import type { FlareProgress } from '@flarewire/schemas';
import { backlogOf } from './watch-services.ts';

suite('the backlog', () => {
  const now = new Date('2026-11-28T12:00:00Z');
  const flare = (id: string, state: FlareView['state']): FlareView => ({ id, state, target: 'web', at: {}, took: {} });
  const progress = (flareId: string, stage: FlareProgress['stage'], ago: number): [string, FlareProgress] => [
    flareId,
    {
      version: '1.0',
      flareId,
      target: 'web',
      stage,
      phase: 'x',
      done: 1,
      unit: 'items',
      time: new Date(now.getTime() - ago).toISOString(),
    },
  ];

  test('is what waits for a stage, without what it is at work on', () => {
    const flares = [
      flare('a', 'requested'),
      flare('b', 'requested'),
      flare('c', 'created'),
      flare('d', 'profiled'),
      flare('e', 'approved'),
      flare('f', 'awaiting-approval'),
    ];
    const underWay = new Map([
      progress('b', 'archiver', 400),
      progress('c', 'archiver', 400),
      progress('d', 'uploader', 60_000),
    ]);
    assert.deepEqual(backlogOf(flares, underWay, now), [
      { stage: 'archiver', waiting: 1 },
      { stage: 'profiler', waiting: 1 },
      { stage: 'uploader', waiting: 2 },
    ]);
  });
});
