import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareView } from '@flarewire/follow';
import { spansOf, widthsOf } from './spans.ts';

const base = { id: 'f-1', target: 'web' };
const told = (view: Pick<FlareView, 'state' | 'at' | 'took'>, now = 99_000) =>
  spansOf({ ...base, ...view }, now).map(({ kind, from, to }) => [kind, from, to]);

suite('spansOf()', () => {
  const at = { requested: 1000, created: 3000, profiled: 14_000 };
  const took = { archiver: 1500, profiler: 10_000 };

  test('tells what each stage worked and how long the flare waited in between', () =>
    assert.deepEqual(told({ state: 'sent', at: { ...at, sent: 15_000 }, took: { ...took, uploader: 1000 } }), [
      ['wait', 1000, 1500],
      ['archiver', 1500, 3000],
      ['wait', 3000, 4000],
      ['profiler', 4000, 14_000],
      ['uploader', 14_000, 15_000],
    ]));
  test('has the wait for a person apart', () =>
    assert.deepEqual(
      told({
        state: 'sent',
        at: { ...at, 'awaiting-approval': 15_000, approved: 60_000, sent: 61_000 },
        took: { ...took, uploader: 900 },
      }).slice(4),
      [
        ['uploader', 14_000, 15_000],
        ['approval', 15_000, 60_000],
        ['wait', 60_000, 60_100],
        ['uploader', 60_100, 61_000],
      ],
    ));
  test('goes on until now where the flare has not ended', () =>
    assert.deepEqual(told({ state: 'created', at: { requested: 1000, created: 3000 }, took: { archiver: 2000 } }), [
      ['archiver', 1000, 3000],
      ['profiler', 3000, 99_000],
    ]));
  test('ends with a failure', () =>
    assert.deepEqual(told({ state: 'failed', at: { requested: 1000, failed: 4000 }, took: {} }), [
      ['failed', 1000, 4000],
    ]));
  test('begins with the profiles of a flare that is sent anew', () =>
    assert.deepEqual(
      told({ state: 'sent', at: { profiled: 5000, sent: 7000 }, took: { profiler: 3000, uploader: 1500 } }),
      [
        ['profiler', 2000, 5000],
        ['wait', 5000, 5500],
        ['uploader', 5500, 7000],
      ],
    ));
  test('has no span that begins before the one before it ends, whatever clocks say', () =>
    assert.deepEqual(
      told({ state: 'created', at: { requested: 3000, created: 2000 }, took: { archiver: 500 } }, 4000),
      [['profiler', 3000, 4000]],
    ));
});

suite('widthsOf()', () => {
  const span = (kind: 'wait' | 'archiver' | 'approval', length: number) => ({ kind, title: '', from: 0, to: length });
  test('adds up to one', () =>
    assert.ok(Math.abs(widthsOf([span('wait', 1), span('archiver', 5000)]).reduce((a, b) => a + b) - 1) < 1e-9));
  test('gives an approval of a day no more than a quarter', () =>
    assert.ok(widthsOf([span('archiver', 9000), span('approval', 86_400_000)])[1]! <= 0.2501));
  test('hides nothing', () => assert.ok(widthsOf([span('wait', 1), span('archiver', 1_000_000)])[0]! > 0.005));
});
