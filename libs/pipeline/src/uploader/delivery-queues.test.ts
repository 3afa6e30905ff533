import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { deliveryQueues } from './delivery-queues.ts';

suite('deliveryQueues()', () => {
  const places = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`d-${n}`, { kind: 'folder' as const, path: `/${n}` }]));
  const flare = (...destinations: string[]) => ({
    group: 'g-1',
    request: destinations.length === 0 ? {} : { destinations },
  });

  test('have one for each destination, by the one that a flare goes to first', () => {
    const queues = deliveryQueues(places(3));
    assert.deepEqual(queues.numbers, [1, 2, 3]);
    assert.deepEqual([flare('d-0'), flare('d-2'), flare('d-1', 'd-0'), flare()].map(queues.of), [1, 3, 2, 1]);
  });

  test('have none for a flare of no group', () => {
    assert.equal(deliveryQueues(places(1)).of({ request: {} }), undefined);
  });

  test('take what goes to a destination that is not there, so that it fails', () => {
    assert.equal(deliveryQueues(places(3)).of(flare('gone')), 1);
  });

  test('are shared where there are many destinations', () => {
    const queues = deliveryQueues(places(20));
    const used = Array.from({ length: 20 }, (_, n) => queues.of(flare(`d-${n}`)));
    assert.deepEqual(new Set(used), new Set(queues.numbers));
  });
});
