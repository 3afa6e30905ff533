import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { pairAtEnd } from './harmless-pairs.ts';

suite('the pair at the end of a text', () => {
  test('is the one that a search from the left finds first', () => {
    const pair =
      /(?:(?<![\w.])|(?=[\w./-]{64}))([\w.][\w./-]{0,63})\\?["'`]?\s{0,2}(?:=>|[:=])\s{0,2}\\?["'`]?([^\s"'`,;&]{0,64})$/;
    const parts = ['a', 'name', 'x'.repeat(63), 'y'.repeat(64), 'z1'.repeat(40), '=', '=>', ':', ' ', '\u00a0', '"', "'", '\\', ',', '&', '/', '-', '.', '(', '\xe9']; // prettier-ignore
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 9, size: 'max' }).map((those) => those.join(''));
    fc.assert(
      fc.property(text, (any) => {
        const found = pair.exec(any);
        assert.deepEqual(pairAtEnd(any), found ? { at: found.index, key: found[1], ahead: found[2] } : undefined);
      }),
      { numRuns: 50_000 },
    );
  });
});
