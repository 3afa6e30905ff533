import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TargetSeen } from '../api/contract.ts';
import { targetStates } from './fleet.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const seen = (name: string, role: TargetSeen['role'], secondsAgo: number, instance = 'a'): TargetSeen => ({
  name,
  role,
  instance,
  lastSeen: new Date(now - secondsAgo * 1000).toISOString(),
});

suite('targetStates()', () => {
  test('puts the instances of a target together', () => {
    const [web] = targetStates(
      [seen('web', 'archiver', 5), seen('web', 'archiver', 2, 'b'), seen('web', 'profiler', 9)],
      now,
    );
    assert.deepEqual(
      web!.roles.map(({ role, instances }) => [role, instances]),
      [
        ['archiver', 2],
        ['profiler', 1],
      ],
    );
    assert.equal(web!.lastSeen, now - 2000);
  });
  test('takes a target without a living archiver for offline, and has it first', () => {
    const states = targetStates([seen('a', 'archiver', 1), seen('z', 'archiver', 40), seen('z', 'profiler', 1)], now);
    assert.deepEqual(
      states.map(({ name, online }) => [name, online]),
      [
        ['z', false],
        ['a', true],
      ],
    );
  });
});
