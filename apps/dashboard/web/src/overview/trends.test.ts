import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareView } from '@flarewire/follow';
import { wholeSteps } from './trend-looks.ts';
import { median, trendsOf } from './trends.ts';

const hour = 3_600_000;

function flare(requested: number, state: FlareView['state'], took: FlareView['took'] = {}): FlareView {
  return { id: `f-${requested}`, target: 'web', state, at: { requested, [state]: requested + 1000 }, took };
}

suite('trendsOf()', () => {
  test('counts how flares ended by when they began', () => {
    const views = [
      flare(hour + 1, 'sent'),
      flare(hour + 2, 'failed'),
      flare(3 * hour, 'sent'),
      flare(3 * hour, 'created'),
    ];
    const trends = trendsOf(views, { from: 0, to: 24 * hour });
    assert.equal(trends.step, hour / 2);
    assert.equal(trends.sent[2], 1);
    assert.equal(trends.failed[2], 1);
    assert.equal(trends.sent[6], 1);
    assert.equal(trends.begins[2], hour);
  });
  test('takes steps long enough to have few of them', () => {
    for (const span of [hour, 24 * hour, 168 * hour, 700 * hour]) {
      const { begins } = trendsOf([], { from: 5, to: span });
      assert.ok(begins.length <= 50, `${begins.length} steps for ${span / hour} h`);
    }
  });
  test('begins with the first flare where no beginning is given, and has an hour at least', () => {
    assert.equal(trendsOf([flare(10 * hour, 'sent')], { to: 14 * hour }).begins[0], 10 * hour);
    assert.equal(trendsOf([flare(10 * hour, 'sent')], { to: 10 * hour + 5 }).begins[0], 9 * hour);
  });
  test('has the median of each stage, and nothing where none worked', () => {
    const views = [
      flare(1, 'sent', { archiver: 100 }),
      flare(2, 'sent', { archiver: 900 }),
      flare(3, 'sent', { archiver: 200 }),
    ];
    const { took } = trendsOf(views, { from: 0, to: hour });
    assert.equal(took.archiver[0], 200);
    assert.equal(took.profiler[0], undefined);
  });
  test('passes over what began before', () =>
    assert.equal(
      trendsOf([flare(1, 'sent')], { from: hour, to: 2 * hour }).sent.reduce((a, b) => a + b),
      0,
    ));
});

test('the plots have room for the last step, which is the one that goes on now', () => {
  const { begins } = trendsOf([flare(hour, 'sent')], { from: 0, to: 2 * hour });
  const range = wholeSteps({ data: [begins] }, begins[0]!, begins.at(-1)!);
  assert.deepEqual(range, [0, 2 * hour + 5 * 60_000]);
});

test('median() of an even count is between the two in the middle', () => assert.equal(median([4, 1, 3, 2]), 2.5));
