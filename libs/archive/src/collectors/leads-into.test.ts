import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { leadsInto } from './leads-into.ts';

suite('leadsInto()', () => {
  const folders = ['a', 'a/b', 'a/b/c', '.pm2', 'a/.pm2', 'a/.pm2/logs', '.logs', 'logs', 'a/.git', '.x/y'];
  const led = (pattern: string) => folders.filter((folder) => leadsInto(pattern)(folder));
  const cases: Record<string, string[]> = {
    '*.log': [],
    '**': ['a', 'a/b', 'a/b/c', 'logs'],
    '*/*.log': ['a', 'logs'],
    '*/.pm2/logs/*.log': ['a', 'a/.pm2', 'a/.pm2/logs', 'logs'],
    '**/.pm2/*.log': ['a', 'a/b', 'a/b/c', '.pm2', 'a/.pm2', 'logs'],
    '{.logs,logs}/*.log': ['.logs', 'logs'],
    '{a/.pm2,logs}/*.log': ['a', 'a/.pm2', 'logs'],
    '.l*/*.log': ['.logs'],
    '.*/**': ['.pm2', '.logs', '.x/y'],
    '[.]logs/*': ['.logs'],
    '@(a/b|.x)/*.log': ['a', 'a/b', 'a/b/c', '.pm2', 'a/.pm2', 'a/.pm2/logs', '.logs', 'logs', 'a/.git', '.x/y'],
  };
  for (const [pattern, expected] of Object.entries(cases))
    test(`${pattern} leads into ${expected.join(', ') || 'no folder'}`, () => assert.deepEqual(led(pattern), expected));
});
