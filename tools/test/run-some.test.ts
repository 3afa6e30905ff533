import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runSome } from './run-some.ts';

suite('running some at once', () => {
  test('begins in order, no more than may be at once, and gives what each came to in that order', async () => {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const run = async (name: string) => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name.toUpperCase();
    };
    const running = runSome(['a', 'b', 'c', 'd'], { atOnce: 2, run });
    for (const [name, next] of [
      ['b', 'a,b'],
      ['c', 'a,b,c'],
      ['a', 'a,b,c,d'],
    ] as const) {
      assert.equal(begun.join(), next);
      ends.get(name)!();
      await new Promise(setImmediate);
    }
    ends.get('d')!();
    assert.deepEqual(await running, ['A', 'B', 'C', 'D']);
  });
});
