import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sampleProfile, sampleProfiles } from '@flarewire/testing';
import { decodeProfile, profileMerger } from './merge-profiles.ts';
import { weighFunctions } from './weigh-functions.ts';
import { writeFleetSummary, type FleetSummaryOptions } from './write-fleet-summary.ts';

const types = [
  ['samples', 'count'],
  ['cpu', 'nanoseconds'],
] as const;
const cpuOf = (functions: Record<string, number>) =>
  decodeProfile(
    sampleProfile({
      types,
      samples: Object.entries(functions).map(([name, ms]) => ({
        stack: [name, 'main.main'],
        values: [Math.ceil(ms / 10), ms * 1e6],
        labels: { tenant: 'a' },
      })),
    }),
  );

suite('profiles of several processes, merged', () => {
  test('weigh in each function what they weigh together', () => {
    const merger = profileMerger();
    assert.ok(merger.add(cpuOf({ 'main.work': 10, 'main.wait': 5 })));
    assert.ok(merger.add(cpuOf({ 'main.wait': 7, 'main.other': 1 })));
    const merged = decodeProfile(merger.finish()!);
    const { total, flat } = weighFunctions(merged, ['cpu'])!;
    assert.equal(total, 23e6);
    assert.deepEqual(Object.fromEntries(flat), { 'main.work': 10e6, 'main.wait': 12e6, 'main.other': 1e6 });
    assert.equal(merged.sample.length, 3, 'one sample for each stack');
    assert.equal(Number(merged.durationNanos), 2_000_000_000);
  });

  test('are of one sort: another one is left out, and nothing makes nothing', () => {
    const merger = profileMerger();
    assert.equal(merger.finish(), undefined);
    merger.add(cpuOf({ 'main.work': 1 }));
    assert.equal(merger.add(decodeProfile(sampleProfiles.heap)), false);
    assert.equal(weighFunctions(decodeProfile(merger.finish()!), ['cpu'])!.total, 1e6);
  });

  test('are weighed by a type that they have alone', () => {
    assert.equal(weighFunctions(cpuOf({ a: 1 }), ['inuse_space']), undefined);
  });
});

suite('the summary of a group', () => {
  const cpu = (functions: Record<string, number>) => weighFunctions(cpuOf(functions), ['cpu'])!;
  const heap = (functions: Record<string, number>) => ({
    total: Object.values(functions).reduce((sum, bytes) => sum + bytes, 0),
    samples: 0,
    flat: new Map(Object.entries(functions)),
  });
  const options: FleetSummaryOptions = {
    groupId: 'g-1',
    seconds: 2,
    targets: 4,
    instant: '2026-01-02T03:04:05.000Z',
    skewMs: 7,
    skewAtMostMs: 12,
    alone: [{ target: 'd', why: 'it was late' }],
    without: [{ target: 'e', why: 'profile_denied' }],
    merged: [{ file: 'web-cpu.pprof', service: 'web', instances: 4 }],
    instances: [
      { target: 'a', service: 'web', cpu: cpu({ 'main.work': 1_000, 'main.gc': 100 }) },
      { target: 'b', service: 'web', cpu: cpu({ 'main.work': 980, 'main.gc': 120 }) },
      { target: 'idle', service: 'web', cpu: cpu({ 'main.init': 200 }) },
      {
        target: 'c',
        service: 'web',
        cpu: cpu({ 'main.work': 500, 'main.gc': 1_500 }),
        heaps: {
          first: heap({ 'main.cache': 1_024, x: 10 }),
          second: heap({ 'main.cache': 4_096, x: 5, 'runtime/pprof.StartCPUProfile': 8_192 }),
        },
      },
    ],
  };
  const text = writeFleetSummary(options);

  test('has who burns most first', () => {
    assert.match(text, /2 s of CPU profile of 4 targets from 2026.*within 7 ms \(at most 12 ms\)/);
    const rows = [...text.matchAll(/^\| (\d\.\d\d s) \| (\S+ %) \| (\w+) \|/gm)].map(([, ...cells]) => cells);
    assert.deepEqual(rows[0], ['2.00 s', '100.0 %', 'c']);
    assert.equal(rows.length, 4);
  });

  test('has the one function whose share stands out in one target', () => {
    const [, part] = text.split('## Who differs from the rest');
    const [rows] = part!.split('##');
    assert.match(rows!, /\| 75\.0 % \| 10\.0 % \| c \| web \| `main\.gc` \|/);
    assert.equal(rows!.match(/main\./g)!.length, 1);
    assert.match(rows!, /^Not compared.*100 samples.*: idle \(20\)\.$/m);
  });

  test('has the heaps side by side, who began alone, and the merged profile', () => {
    assert.match(text, /\| 11\.0 KiB \| 12\.0 KiB \| c \| web \| `main\.cache` 3\.0 KiB \|/);
    assert.match(text, /- d began alone: it was late/);
    assert.match(text, /- e has no profiles: profile_denied/);
    assert.match(text, /\| 4 \| web \| `go tool pprof -top web-cpu\.pprof` \|/);
  });
});
