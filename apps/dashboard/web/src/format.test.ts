import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { countOf, formatAgo, formatMoment, formatTick, shorten } from './format.ts';

suite('formatAgo()', () => {
  test('rounds down, so that nothing looks older than it is', () =>
    assert.deepEqual(
      [0, 12_000, 119_000, 7_100_000, 200_000_000].map((ms) => formatAgo(0, ms)),
      ['now', '12 s ago', '1 min ago', '1 h ago', '2 d ago'],
    ));
});

suite('formatMoment()', () => {
  const noon = new Date(2026, 10, 28, 12).getTime();
  test('leaves today’s date out', () => assert.equal(formatMoment(noon, noon + 1000), '12:00:00'));
  test('names the day of any other', () => assert.equal(formatMoment(noon, noon + 86_400_000), '28 Nov 12:00:00'));
});

test('countOf() uses the plural for all but one', () =>
  assert.deepEqual([countOf(1, 'value'), countOf(1204, 'value')], ['1 value', '1,204 values']));

test('shorten() leaves what is short already', () =>
  assert.deepEqual([shorten('a'.repeat(64)), shorten('f-12')], [`${'a'.repeat(12)}…`, 'f-12']));

suite('formatTick()', () => {
  const at = (hour: number, minute: number) => new Date(2026, 10, 28, hour, minute).getTime();
  test('names the day where it begins', () => assert.equal(formatTick(at(0, 0), false), '28 Nov'));
  test('names the time of day within, unless there are many days', () => {
    assert.equal(formatTick(at(14, 30), false), '14:30');
    assert.equal(formatTick(at(12, 0), true), '');
  });
});
