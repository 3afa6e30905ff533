import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { remembering } from './remembering.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

suite('a function that remembers what it gave', () => {
  test('gives the same again, and does not make it again', () => {
    const made: string[] = [];
    const upper = remembering((text) => (made.push(text), text.toUpperCase()));
    assert.deepEqual([upper('a'), upper('b'), upper('a')], ['A', 'B', 'A']);
    assert.deepEqual(made, ['a', 'b']);
  });

  test('does not keep the texts alive of which the names are parts', () => {
    const lengthOf = remembering((name) => name.length);
    const size = 2 ** 15;
    collect();
    const before = memoryUsage().heapUsed;
    for (let n = 0; n < 1_000; n += 1) {
      const text = Buffer.alloc(size, `name-of-a-token-${n.toString().padStart(4, '0')} `).toString('latin1');
      lengthOf(text.slice(0, 20));
    }
    collect();
    assert.ok(memoryUsage().heapUsed - before < (1_000 * size) / 4);
  });
});
