import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareEvent } from '@flarewire/schemas';
import { createMetrics } from './metrics.ts';

suite('the figures of a service', () => {
  const linesOf = async ({ registry }: ReturnType<typeof createMetrics>) => (await registry.metrics()).split('\n');
  const failed = { name: 'flare.failed', data: { flareId: 'f-1', target: 'web', code: 'storage_full' } } as FlareEvent;

  test('count ends by state and code, stages by what came out, and retries', async () => {
    const metrics = createMetrics();
    metrics.published(failed);
    metrics.published(failed);
    metrics.attempted('archiver', { outcome: 'storage_full', seconds: 2, number: 1 });
    metrics.attempted('archiver', { outcome: 'flare.created', seconds: 0.2, number: 2 });
    const lines = await linesOf(metrics);
    for (const line of [
      'flarewire_flares_ended_total{state="failed",code="storage_full"} 2',
      'flarewire_stage_seconds_count{stage="archiver",outcome="storage_full"} 1',
      'flarewire_stage_seconds_bucket{le="0.5",stage="archiver",outcome="flare.created"} 1',
      'flarewire_retries_total{stage="archiver"} 1',
    ])
      assert.ok(lines.includes(line), `${line}\n${lines.join('\n')}`);
  });

  test('say of no flare, target or person which it was', async () => {
    const metrics = createMetrics();
    metrics.published(failed);
    assert.doesNotMatch((await linesOf(metrics)).join('\n'), /f-1|web/);
  });

  test('sum up what waits, and leave it out where that cannot be known just now', async () => {
    const metrics = createMetrics();
    metrics.waiting('archiver', async () => 2);
    metrics.waiting('archiver', async () => 3);
    metrics.waiting('profiler', () => Promise.reject(new Error('The broker is away')));
    const lines = await linesOf(metrics);
    assert.ok(lines.includes('flarewire_backlog{stage="archiver"} 5'));
    assert.ok(!lines.some((line) => line.includes('stage="profiler"')));
  });
});
