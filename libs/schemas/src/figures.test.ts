import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { formatBytes, formatDuration, placeInFile } from './figures.ts';

test('formatBytes() shows one digit behind the point below ten, none above', () =>
  assert.deepEqual([0, 1023, 1024, 9.5 * 1024, 84 * 1024, 3 * 2 ** 30].map(formatBytes), [
    '0 B',
    '1023 B',
    '1.0 KiB',
    '9.5 KiB',
    '84 KiB',
    '3.0 GiB',
  ]));

test('placeInFile() names a line where there is one', () => {
  assert.equal(placeInFile({ file: 'logs/a.log', line: 3 }), 'logs/a.log:3');
  assert.equal(placeInFile({ file: 'logs/a.log' }), 'logs/a.log');
});

suite('formatDuration()', () => {
  test('names the two largest units that matter', () =>
    assert.deepEqual([6, 1400, 125_000, 11_040_000, 176_400_000].map(formatDuration), [
      '6 ms',
      '1.4 s',
      '2 min 5 s',
      '3 h 4 min',
      '2 d 1 h',
    ]));
  test('carries over what rounds up to a full unit', () =>
    assert.deepEqual([59_960, 119_700, 3_599_800, 86_399_000].map(formatDuration), ['1 min', '2 min', '1 h', '1 d']));
  test('shows no negative time where clocks differ', () => assert.equal(formatDuration(-40), '0 ms'));
});
