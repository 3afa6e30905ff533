import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareEvent } from '@flarewire/schemas';
import { describeEvent } from './describe-event.ts';

type Created = Extract<FlareEvent, { name: 'flare.created' }>['data'];
type Collected = Extract<FlareEvent, { name: 'profiles.collected' }>['data'];

suite('describeEvent()', () => {
  const described = (profiles: { service: string; kind: string; ref: { size: number } }[]) => {
    const failed = [{ service: 'web', kind: 'heap', file: 'web-heap.pprof', code: 'profile_unreachable' }];
    const data = { profiles, failed, seconds: 5, elapsedMs: 112 } as unknown as Collected;
    return describeEvent({ name: 'profiles.collected', data });
  };

  test('says first of an archive that nothing was collected for it', () => {
    const made = (present: number) =>
      describeEvent({
        name: 'flare.created',
        data: {
          ledger: {
            expected: 2,
            present,
            states: { collected: 1, denied: 1 },
            missing: [{ item: 'a.log', state: 'denied' }],
          },
          archive: { ref: { size: 2_000 } },
          scrub: { masked: 0, quarantined: 0 },
          elapsedMs: 40,
        } as unknown as Created,
      });
    const rest = '2 items, missing: a.log (denied) · 2.0 KiB zip · 0 values masked · 40 ms';
    assert.deepEqual([made(0), made(1)], [`nothing collected: 0 of ${rest}`, `1 of ${rest}`]);
  });

  test('names the first of many that are missing, and counts the others', () => {
    const missing = Array.from({ length: 20 }, (_, index) => ({ item: `${index}.log`, state: 'denied' }));
    const told = describeEvent({
      name: 'flare.created',
      data: {
        ledger: { expected: 100, present: 40, states: { collected: 38, empty: 2, denied: 60 }, missing },
        archive: { ref: { size: 10 } },
        scrub: { masked: 0, quarantined: 0 },
        elapsedMs: 1,
      } as unknown as Created,
    });
    assert.match(told, /^40 of 100 items, missing: 0\.log \(denied\), .* 4\.log \(denied\) and 55 more · 10 B/);
  });

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
