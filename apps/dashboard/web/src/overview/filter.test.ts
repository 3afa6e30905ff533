import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareView } from '@flarewire/follow';
import { countPhases, ofPhase, readFilter, withoutPhase, writeFilter, type Filter } from './filter.ts';

const now = 1_000_000_000;
const hour = 3_600_000;
const all: Filter = { phase: 'all', period: 'all' };

function flare(id: string, more: Partial<FlareView> = {}): FlareView {
  return {
    id,
    target: 'web',
    state: 'sent',
    at: { requested: now - hour / 2, sent: now - hour / 3 },
    took: {},
    ...more,
  };
}

const flares = [
  flare('f-1', { caseId: '4242', email: 'ops@example.com' }),
  flare('f-2', { target: 'cluster-agent', state: 'failed', at: { requested: now - 2 * hour, failed: now - hour } }),
  flare('f-3', { state: 'awaiting-approval', at: { requested: now - 30 * hour } }),
  flare('f-4', { state: 'created', at: { requested: now - 1000 } }),
];
const ids = (views: readonly FlareView[]) => views.map(({ id }) => id).join(' ');
const shown = (filter: Partial<Filter>) => ids(withoutPhase(flares, { ...all, ...filter }, now));

suite('a filter', () => {
  test('comes back from the address as it was written there', () => {
    const filter: Filter = { phase: 'failed', period: '24h', target: 'web', caseId: '<b>&', text: 'a b' };
    assert.deepEqual(readFilter(new URLSearchParams(writeFilter(filter).toString())), filter);
  });
  test('leaves the address bare where it is the default', () => assert.equal(writeFilter(all).toString(), ''));
  test('takes nonsense in the address for the default', () =>
    assert.deepEqual(readFilter(new URLSearchParams('state=__proto__&since=9y&q=+')), all));
  test('narrows by target and by case', () => {
    assert.equal(shown({ target: 'cluster-agent' }), 'f-2');
    assert.equal(shown({ caseId: '4242' }), 'f-1');
    assert.equal(shown({ caseId: '42' }), '');
  });
  test('keeps what is in flight whatever the period', () => assert.equal(shown({ period: '1h' }), 'f-1 f-3 f-4'));
  test('looks for all of its words, wherever they are', () => {
    assert.equal(shown({ text: 'OPS 42' }), 'f-1');
    assert.equal(shown({ text: 'ops f-2' }), '');
  });
});

test('countPhases() counts each flare once, those that wait apart', () =>
  assert.deepEqual(countPhases(flares), { all: 4, 'in-flight': 1, waiting: 1, sent: 1, failed: 1, cancelled: 0 }));

test('ofPhase() tells those in flight from those that wait', () => {
  assert.equal(ids(ofPhase(flares, 'in-flight')), 'f-4');
  assert.equal(ids(ofPhase(flares, 'waiting')), 'f-3');
});
