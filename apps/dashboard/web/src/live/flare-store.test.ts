import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { StoredEvent } from '../api/contract.ts';
import { createFlareStore } from './flare-store.ts';

const requested = (seq: number, flareId: string): StoredEvent => ({
  seq,
  name: 'flare.requested',
  data: {
    version: '1.0',
    flareId,
    target: 'web',
    time: new Date(seq * 1000).toISOString(),
    request: { profile: false, send: true },
  },
});
const failed = (seq: number, flareId: string): StoredEvent => ({
  seq,
  name: 'flare.failed',
  data: {
    version: '1.0',
    flareId,
    target: 'web',
    time: new Date(seq * 1000).toISOString(),
    stage: 'archiver',
    code: 'archive_failed',
    reason: 'Cannot make it',
    attempts: 1,
  },
});
const progress = (flareId: string) => ({
  version: '1.0',
  flareId,
  target: 'web',
  time: new Date().toISOString(),
  stage: 'archiver' as const,
  phase: 'collecting',
  done: 1,
  unit: 'items' as const,
});

suite('the store of flares', () => {
  function open(capacity?: number) {
    const published: (() => void)[] = [];
    const store = createFlareStore({ schedule: (run) => published.push(run), ...(capacity ? { capacity } : {}) });
    return { store, published, publish: () => published.splice(0).forEach((run) => run()) };
  }

  test('has the latest first', () => {
    const { store, publish } = open();
    for (const seq of [1, 2, 3]) store.apply(requested(seq, `f-${seq}`));
    publish();
    assert.deepEqual(
      store.list.value.map(({ id }) => id),
      ['f-3', 'f-2', 'f-1'],
    );
  });
  test('tells its readers once of many events', () => {
    const { store, published } = open();
    for (const seq of [1, 2, 3]) store.apply(requested(seq, `f-${seq}`));
    assert.equal(published.length, 1);
  });
  test('passes over an event that it has already', () => {
    const { store, publish } = open();
    store.apply(requested(1, 'f-1'));
    store.apply(failed(2, 'f-1'));
    store.apply(requested(1, 'f-1'));
    publish();
    assert.equal(store.find('f-1')?.state, 'failed');
    assert.equal(store.seq(), 2);
  });
  test('drops the oldest that have ended when it is full, never one in flight', () => {
    const { store, publish } = open(2);
    store.apply(requested(1, 'f-1'));
    store.apply(requested(2, 'f-2'));
    store.apply(failed(3, 'f-2'));
    store.apply(requested(4, 'f-4'));
    publish();
    assert.deepEqual(
      store.list.value.map(({ id }) => id),
      ['f-4', 'f-1'],
    );
  });
  test('forgets how far a stage was with the next event', () => {
    const { store, publish } = open();
    store.apply(requested(1, 'f-1'));
    store.applyProgress(progress('f-1'));
    publish();
    assert.equal(store.progress.value.get('f-1')?.phase, 'collecting');
    store.apply(failed(2, 'f-1'));
    store.applyProgress(progress('f-1'));
    publish();
    assert.equal(store.progress.value.size, 0);
  });
  test('begins anew with a snapshot', () => {
    const { store, publish } = open();
    store.apply(requested(9, 'f-9'));
    store.reset({ seq: 3, flares: [], groups: [] });
    store.apply(requested(4, 'f-4'));
    publish();
    assert.deepEqual(
      store.list.value.map(({ id }) => id),
      ['f-4'],
    );
  });
});
