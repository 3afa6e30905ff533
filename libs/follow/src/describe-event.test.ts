import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareEvent } from '@flarewire/schemas';
import { describeEvent } from './describe-event.ts';

type Collected = Extract<FlareEvent, { name: 'profiles.collected' }>['data'];

suite('describeEvent()', () => {
  const described = (profiles: { service: string; kind: string; ref: { size: number } }[]) => {
    const failed = [{ service: 'web', kind: 'heap', file: 'web-heap.pprof', code: 'profile_unreachable' }];
    const data = { profiles, failed, seconds: 5, elapsedMs: 112 } as unknown as Collected;
    return describeEvent({ name: 'profiles.collected', data });
  };

  test('tells of a CPU profile only where there is one', () => {
    const missing = 'failed: web-heap.pprof (profile_unreachable) · 112 ms';
    assert.equal(described([]), `0 profiles · ${missing}`);
    assert.equal(
      described([{ service: 'web', kind: 'mutex', ref: { size: 10 } }]),
      `1 profile of web · 10 B · ${missing}`,
    );
    assert.equal(
      described([{ service: 'web', kind: 'cpu', ref: { size: 10 } }]),
      `1 profile of web · cpu 5 s · 10 B · ${missing}`,
    );
  });
});
