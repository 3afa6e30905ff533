import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { skewOf, tallyOf } from './tally.ts';

suite('the tally of a group', () => {
  test('counts every flare once', () => {
    const tally = tallyOf([
      { end: 'sent' },
      { end: 'sent' },
      { end: 'failed', code: 'archive_failed' },
      { end: 'failed', code: 'stage_failed' },
      { end: 'failed', code: 'archive_failed' },
      { end: 'cancelled' },
      { end: 'missing' },
    ]);
    assert.deepEqual(tally, {
      flares: 7,
      sent: 2,
      failed: { archive_failed: 2, stage_failed: 1 },
      cancelled: 1,
      missing: 1,
    });
  });
});

suite('the skew of a group', () => {
  const at = (ms: number) => new Date(1_800_000_000_000 + ms).toISOString();
  const start = (ms: number, errorMs: number, alone?: string) => ({
    planned: at(0),
    started: at(ms),
    offsetMs: 0,
    errorMs,
    ...(alone === undefined ? {} : { alone }),
  });

  test('is that of those that began together, and at most what the errors allow', () => {
    const starts = [start(0, 2), start(7, 1), start(3, 9), start(900, 1, 'it came late')];
    assert.deepEqual(skewOf(starts), { instant: at(0), skewMs: 7, skewAtMostMs: 18 });
  });

  test('is not there where none began together', () => {
    assert.deepEqual(skewOf([start(5, 1, 'it came late')]), {});
    assert.deepEqual(skewOf([]), {});
  });
});
