import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';

const linuxOnly = { skip: process.platform === 'linux' ? false : 'needs Linux' };
const child = join(import.meta.dirname, 'lower-priority.child.ts');

function niceOfThreads(nice: number, ...before: string[]): number[] {
  const [program, ...args] = [...before, process.execPath, child, String(nice)];
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8' })) as number[];
}

suite('lowerPriority()', linuxOnly, () => {
  test('lowers that of every thread, also of those that start later', () => {
    const all = niceOfThreads(10);
    assert.ok(all.length > 4);
    assert.deepEqual([...new Set(all)], [10]);
  });

  test('leaves one that is lower already', () => {
    assert.deepEqual([...new Set(niceOfThreads(10, 'nice', '-n', '15'))], [15]);
  });
});
