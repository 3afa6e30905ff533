import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareRecord } from '@flarewire/schemas';
import { flareTable, wantedBy } from './flare-table.ts';

const now = Date.parse('2026-11-28T20:00:30Z');
const time = '2026-11-28T20:00:00.000Z';
const flare = (flareId: string, more: Partial<FlareRecord> = {}): FlareRecord => ({
  flareId,
  target: 'web',
  state: 'sent',
  since: time,
  updated: time,
  ...more,
});
const opened = { name: 'flare.sent', data: { deliveries: [{ caseId: 77 }] } };

suite('the list of flares', () => {
  test('has the case of each flare, also the one that its destination opened', () => {
    assert.deepEqual(
      flareTable([flare('f-1', { caseId: '4242' }), flare('f-2', { outbox: opened }), flare('f-3')], now),
      [
        ['FLARE', 'STATE', 'TARGET', 'CASE', 'ASKED FOR'],
        ['f-1', 'sent', 'web', '4242', '30 s ago'],
        ['f-2', 'sent', 'web', '77', '30 s ago'],
        ['f-3', 'sent', 'web', '', '30 s ago'],
      ],
    );
  });

  test('leaves out the columns that would be empty', () =>
    assert.deepEqual(flareTable([flare('f-1')], now)[0], ['FLARE', 'STATE', 'TARGET', 'ASKED FOR']));

  test('is narrowed to those of a case', () => {
    const all = [flare('f-1', { caseId: '4242' }), flare('f-2', { outbox: opened }), flare('f-3')];
    const ofCase = (wanted: string) => all.filter(wantedBy({ case: wanted })).map(({ flareId }) => flareId);
    assert.deepEqual([ofCase('4242'), ofCase('77'), ofCase('1')], [['f-1'], ['f-2'], []]);
  });
});
