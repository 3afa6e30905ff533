import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { isBoundary } from '../by-look/symbols.ts';
import { createByteScan } from './byte-scan.ts';
import { createHintScanner } from './hint-scanner.ts';
import { runTables } from './long-runs.ts';
import { wordTables } from './word-tables.ts';

const scan = createByteScan({ hints: createHintScanner([]).tables, ...runTables(), words: wordTables() });
/** A word whose sum only grows, so that all of it is its surprising part. */
const generated = 'qZ7xKj9vQ2wXp4Gz';

function partsIn(text: string, to = text.length): string[] {
  scan.load(Buffer.from(text, 'latin1'));
  const found = scan.words(to);
  return Array.from({ length: found.length / 3 }, (_, index) => text.slice(found[3 * index], found[3 * index + 1]));
}

suite('the search for surprising words', () => {
  test('finds one wherever it begins, and however long the words before it are', () => {
    for (let before = 0; before < 140; before += 1)
      for (const filler of ['a', ' ']) {
        const text = `${filler.repeat(before)} ${generated} is here`;
        assert.deepEqual(partsIn(text), [generated], `${before} of ${JSON.stringify(filler)}`);
      }
  });

  test('finds all of several, and one at the end', () => {
    assert.deepEqual(partsIn(`${generated} ${generated}\n"${generated}"${generated}`), Array(4).fill(generated));
  });

  test('passes over what changes less than twice, and what is short', () => {
    for (const word of ['zqxjkvwpzqxjkvwp', 'Zqxjkvwpzqxjkvwp7', 'qZ7xKj9'])
      assert.deepEqual(partsIn(`x ${word} y`), []);
  });

  test('gives parts that lie within one word', () => {
    const sign = fc.constantFrom('a', 'Z', '3', 'q', ' ', 'X', '7', '_', '"', '-', 'k', '$', '~', 'v', '@');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 200, size: 'max' }), (text) => {
        for (const part of partsIn(text))
          assert.ok(part !== '' && Buffer.from(part, 'latin1').every((byte) => !isBoundary(byte)), part);
      }),
    );
  });
});
