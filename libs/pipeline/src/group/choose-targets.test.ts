import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TargetRecord } from '@flarewire/schemas';
import { chooseTargets } from './choose-targets.ts';

const now = new Date('2026-01-02T03:04:05.000Z');

function served(
  target: string,
  labels: Record<string, string> = {},
  more: Partial<TargetRecord> & { agoMs?: number } = {},
) {
  const { agoMs = 1_000, ...rest } = more;
  const updated = new Date(now.getTime() - agoMs);
  const seen = updated.toISOString();
  const value = {
    target,
    role: 'archiver' as const,
    instance: 'a',
    host: 'h',
    labels,
    since: seen,
    seen,
    leaving: false,
  };
  return { key: `${target}.archiver.a`, value: { ...value, ...rest }, revision: 1, updated };
}

const entries = [
  served('web-1', { tier: 'web', zone: 'a' }),
  served('web-2', { tier: 'web', zone: 'b' }),
  served('web-3', { tier: 'web', zone: 'b' }, { agoMs: 120_000 }),
  served('db-1', { tier: 'db', zone: 'b' }),
  served('db-2', { tier: 'db' }, { role: 'profiler' }),
];

suite('the targets of a request for many', () => {
  const cases: [string, Parameters<typeof chooseTargets>[0], string[], [string, string][]][] = [
    ['are those it names', ['web-1', 'db-1'], ['db-1', 'web-1'], []],
    ['are those that a glob fits', ['web-?'], ['web-1', 'web-2'], [['web-3', 'target_offline']]],
    ['are those with a label', [{ labels: { tier: 'db' } }], ['db-1'], []],
    ['have all of the labels', [{ labels: { tier: 'web', zone: 'a' } }], ['web-1'], []],
    ['are there once, however often they are meant', ['*-1', 'web-1', 'web-1'], ['db-1', 'web-1'], []],
    [
      'are left out with the reason',
      ['web-3', 'nix'],
      [],
      [
        ['nix', 'unknown_target'],
        ['web-3', 'target_offline'],
      ],
    ],
    ['are said as asked for where none fits', [{ labels: { tier: 'mq' } }], [], [['tier=mq', 'unknown_target']]],
    ['are those that archivers serve', ['db-2'], [], [['db-2', 'unknown_target']]],
  ];
  for (const [what, selectors, targets, missing] of cases)
    test(what, () => {
      const { chosen, leftOut } = chooseTargets(selectors, entries, now);
      assert.deepEqual([chosen, leftOut.map(({ target, code }) => [target, code])], [targets, missing]);
    });

  test('one that is offline says since when', () => {
    const { leftOut } = chooseTargets(['web-3'], entries, now);
    assert.equal(leftOut[0]?.seen, '2026-01-02T03:02:05.000Z');
  });

  test('a name is no pattern beyond its stars and question marks', () => {
    assert.deepEqual(chooseTargets(['web-1', 'web--'], [served('web-1'), served('web-11')], now).chosen, ['web-1']);
  });

  test('one served by two instances is there while one of them is', () => {
    const two = [
      served('web', {}, { agoMs: 60_000, instance: 'b' }),
      served('web', { tier: 'x' }),
      served('web', {}, { agoMs: 500, leaving: true }),
    ];
    assert.deepEqual(chooseTargets([{ labels: { tier: 'x' } }], two, now), { chosen: ['web'], leftOut: [] });
  });
});
