import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { casesOf, type FlareRecord } from './flare-record.ts';

suite('casesOf()', () => {
  const time = '2026-11-28T20:00:00.000Z';
  const record: FlareRecord = { flareId: 'f-1', target: 'web', state: 'sent', since: time, updated: time };
  const outbox = { name: 'flare.sent', data: { deliveries: [{ caseId: 77 }, { caseId: 78 }, { caseId: 77 }] } };

  test('names the case that was asked for', () =>
    assert.deepEqual(casesOf({ ...record, caseId: '4242', outbox }), ['4242']));

  test('names those that the destinations opened, where none was asked for', () => {
    assert.deepEqual(casesOf({ ...record, outbox }), ['77', '78']);
    assert.deepEqual(casesOf({ ...record, outbox: { name: 'flare.failed', data: {} } }), []);
  });
});
