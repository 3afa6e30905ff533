import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TargetState } from '../overview/fleet.ts';
import { meantBy, selectorsIn } from './selectors.ts';

const target = (name: string, ...labels: string[]): TargetState => ({
  name,
  roles: [],
  online: true,
  lastSeen: 0,
  labels,
});
const targets = [
  target('web-1', 'tier=web', 'zone=a'),
  target('web-2', 'tier=web', 'zone=b'),
  target('db-1', 'tier=db'),
];
const namesOf = (text: string) => meantBy(text, targets).map(({ name }) => name);

suite('a line of names, globs and labels', () => {
  test('is a selector for each word', () => {
    assert.deepEqual(selectorsIn('  db-1 web-*  tier=web,zone=a=b '), [
      'db-1',
      'web-*',
      { labels: { tier: 'web', zone: 'a=b' } },
    ]);
    assert.deepEqual(selectorsIn(''), []);
  });

  test('means each target once that one of them fits', () => {
    assert.deepEqual(namesOf('web-? web-1'), ['web-1', 'web-2']);
    assert.deepEqual(namesOf('tier=web,zone=b db-*'), ['web-2', 'db-1']);
    assert.deepEqual(namesOf('*'), ['web-1', 'web-2', 'db-1']);
    assert.deepEqual(namesOf('web nix tier='), []);
  });

  test('takes what is no star or question mark as it is', () => {
    assert.deepEqual(namesOf('web.1 (web-1'), []);
  });
});
