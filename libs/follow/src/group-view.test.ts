import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { GroupEvent } from '@flarewire/schemas';
import { foldGroup } from './group-view.ts';

const flares = [
  { flareId: 'f-1', target: 'web-1' },
  { flareId: 'f-2', target: 'web-2' },
];
const created: GroupEvent = {
  name: 'flare.group.created',
  data: {
    version: '1.0',
    groupId: 'g-1',
    time: '2026-01-02T03:04:05.000Z',
    targets: ['web-*', { labels: { tier: 'db' } }],
    request: { caseId: '42', profile: { seconds: 10 }, send: false },
    flares,
    leftOut: [{ target: 'web-3', code: 'target_offline', reason: 'it was last seen at noon' }],
  },
};
const ended: GroupEvent = {
  name: 'flare.group.ended',
  data: {
    version: '1.0',
    groupId: 'g-1',
    time: '2026-01-02T03:04:35.000Z',
    tally: { flares: 2, sent: 1, failed: {}, cancelled: 0, missing: 1 },
    flares: [
      { ...flares[0]!, end: 'sent' },
      { ...flares[1]!, end: 'missing' },
    ],
    leftOut: 1,
    instant: '2026-01-02T03:04:15.000Z',
    skewMs: 7,
    skewAtMostMs: 12,
    elapsedMs: 30_000,
  },
};

suite('what is known of a group', () => {
  test('is what was asked for, and in the end how it ended', () => {
    const begun = foldGroup(undefined, created);
    assert.deepEqual([begun.caseId, begun.approval, begun.seconds, begun.ended], ['42', true, 10, undefined]);
    const whole = foldGroup(begun, ended);
    assert.deepEqual([whole.flares, whole.leftOut], [flares, created.data.leftOut]);
    assert.deepEqual([whole.ended?.skewMs, whole.ended?.missing], [7, ['f-2']]);
    assert.equal(whole.ended!.at - whole.asked, 30_000);
  });

  test('is the same whichever event comes first or twice', () => {
    const whole = foldGroup(foldGroup(undefined, created), ended);
    assert.deepEqual(foldGroup(foldGroup(undefined, ended), created), whole);
    assert.deepEqual(foldGroup(whole, ended), whole);
  });

  test('is which flares it had where its beginning has expired', () => {
    const { flares: known, targets, asked } = foldGroup(undefined, ended);
    assert.deepEqual([known, targets, asked], [flares, [], Date.parse('2026-01-02T03:04:05.000Z')]);
  });
});
