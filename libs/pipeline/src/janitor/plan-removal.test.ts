import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { retentionConfig, type FlareRecord, type FlareState } from '@flarewire/schemas';
import { planRemoval } from './plan-removal.ts';

const hour = 3_600_000;
const now = new Date('2026-03-01T00:00:00Z');
const retention = retentionConfig.parse({});

suite('planRemoval()', () => {
  const ago = (hours: number) => new Date(now.getTime() - hours * hour);
  const record = (flareId: string, state: FlareState, hours: number, uses: string[] = []): FlareRecord => ({
    flareId,
    target: 'web',
    state,
    since: ago(hours + 1).toISOString(),
    updated: ago(hours).toISOString(),
    outbox: { name: 'profiles.collected', data: { archive: { ref: refOf(uses) } } },
  });
  const archive = (flareId: string, hours = 1, bytes = 100) => ({
    key: `${flareId}/1-1/archive.zip/u/0000`,
    bytes,
    stored: ago(hours),
  });
  const profile = (flareId: string) => ({ key: `${flareId}/1-1/web/heap.pprof/u/0000`, bytes: 10, stored: ago(1) });
  const removed = (...args: Parameters<typeof planRemoval>) =>
    planRemoval(...args).map(({ flareId, kind, why }) => `${flareId} ${kind} ${why}`);

  test('removes a day after a flare was sent, and a week after it ended otherwise', () => {
    const parts = ['f-sent', 'f-new', 'f-failed', 'f-old'].flatMap((id) => [archive(id), profile(id)]);
    const records = [
      record('f-sent', 'sent', 25),
      record('f-new', 'sent', 23),
      record('f-failed', 'failed', 25),
      record('f-old', 'cancelled', 169),
    ];
    assert.deepEqual(removed(parts, records, { retention, now }), [
      'f-sent archives age',
      'f-sent profiles age',
      'f-old archives age',
      'f-old profiles age',
    ]);
  });

  test('never touches a flare that has not ended, nor what one that is sent again refers to', () => {
    const parts = [archive('f-1', 999), archive('f-2', 999), archive('f-3', 999)];
    const records = [
      record('f-1', 'awaiting-approval', 999),
      record('f-2', 'sent', 999),
      record('f-3', 'sent', 999),
      record('f-again', 'sending', 0, [archive('f-2').key]),
    ];
    const tiny = retentionConfig.parse({ archives: { bytes: '1B' } });
    assert.deepEqual(removed(parts, records, { retention: tiny, now }), ['f-3 archives age']);
  });

  test('removes those that ended first where there are more bytes than may be kept', () => {
    const parts = [archive('f-1'), archive('f-2'), archive('f-3'), profile('f-1')];
    const records = [record('f-1', 'failed', 3), record('f-2', 'sent', 5), record('f-3', 'sent', 1)];
    const tight = (bytes: string) => ({ retention: retentionConfig.parse({ archives: { bytes } }), now });
    assert.deepEqual(removed(parts, records, tight('300B')), []);
    assert.deepEqual(removed(parts, records, tight('200B')), ['f-2 archives bytes']);
    assert.deepEqual(removed(parts, records, tight('150B')), ['f-2 archives bytes', 'f-1 archives bytes']);
  });

  test('removes what belongs to no flare any more, a week after it was stored', () => {
    assert.deepEqual(removed([archive('f-gone', 169), archive('f-lost', 100)], [], { retention, now }), [
      'f-gone archives age',
    ]);
  });
});

function refOf(keys: string[]) {
  const parts = keys.map((key) => ({ key, size: 1, sha256: 'a'.repeat(64) }));
  return { store: 'nats', bucket: 'flares', key: 'x', size: keys.length, sha256: 'a'.repeat(64), parts };
}
