import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareView, GroupView } from '@flarewire/follow';
import { foldGroups, isGroupItem, withGroups } from './list-items.ts';

const view = (id: string, group?: string): FlareView => ({
  id,
  target: 'web',
  state: 'sent',
  at: { requested: 1 },
  took: {},
  ...(group === undefined ? {} : { group }),
});
const group = (id: string): GroupView => ({ id, asked: 1, targets: ['*'], flares: [], leftOut: [] });

suite('the list of flares', () => {
  test('has each group once, above the first of its flares, with all of them', () => {
    const all = [view('f-3', 'g-1'), view('f-2'), view('f-1', 'g-1'), view('f-0', 'g-gone')];
    const items = withGroups(all.slice(0, 2).concat(all[3]!), { groups: new Map([['g-1', group('g-1')]]), all });
    const told = items.map((item) => (isGroupItem(item) ? [item.group.id, item.views.length] : item.id));
    assert.deepEqual(told, [['g-1', 2], 'f-3', 'f-2', 'f-0']);
  });

  test('has a group in place of its flares where they are told as one', () => {
    const all = [view('f-3', 'g-1'), view('f-2'), view('f-1', 'g-1'), view('f-0', 'g-gone')];
    const items = foldGroups(all, { groups: new Map([['g-1', group('g-1')]]), all });
    assert.deepEqual(
      items.map((item) => (isGroupItem(item) ? item.group.id : item.id)),
      ['g-1', 'f-2', 'f-0'],
    );
  });
});
