import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareEvent } from '@flarewire/schemas';
import { isNews, statesInWords } from './group-news.ts';

suite('what a person who follows many flares sees', () => {
  const event = (name: FlareEvent['name'], data: object = {}) => ({ name, data }) as unknown as FlareEvent;
  const created = (missing: object[], more: object = {}) => event('flare.created', { ledger: { missing }, ...more });

  test('is each end, and what is missing, but not each step on the way', () => {
    const news = [
      created([{ item: 'a.log', state: 'denied' }]),
      created([], { leftOut: [{ file: 'a.log', rule: 'x' }] }),
      event('profiles.collected', { failed: [{ file: 'web-cpu.pprof' }] }),
      event('flare.sent'),
      event('flare.failed'),
      event('flare.cancelled'),
    ];
    const steps = [
      event('flare.requested'),
      created([]),
      event('profiles.collected', { failed: [] }),
      event('flare.awaiting-approval'),
      event('flare.approved'),
    ];
    assert.deepEqual(
      news.map(isNews),
      news.map(() => true),
    );
    assert.deepEqual(
      steps.map(isNews),
      steps.map(() => false),
    );
  });

  test('is how far all of them are', () => {
    const states = new Map([
      ['f-1', 'created'],
      ['f-2', 'requested'],
      ['f-3', 'created'],
    ] as const);
    assert.equal(statesInWords(states), '2 created, 1 requested');
  });
});
