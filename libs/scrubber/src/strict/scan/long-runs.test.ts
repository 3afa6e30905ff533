import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { createByteScan } from './byte-scan.ts';
import { createHintScanner } from './hint-scanner.ts';
import { wordTables } from './word-tables.ts';
import { findLongRuns, runTables } from './long-runs.ts';

const native = createByteScan({
  hints: createHintScanner([]).tables,
  ...runTables(),
  words: wordTables(),
});

function runs(text: string, from = 0, to = text.length): string[] {
  const found: string[] = [];
  const bytes = Buffer.from(text, 'latin1');
  native.load(bytes.subarray(from));
  findLongRuns(native, from, to, (start, end) => found.push(text.slice(start, end)));
  return found;
}

/** What a plain search finds. */
function plainly(text: string): string[] {
  return [...text.matchAll(/[A-Za-z0-9+/=_-]{32,}/g)]
    .map(([run]) => run)
    .filter(
      (run) =>
        /(?<![0-9a-f])(?:[0-9a-f]{32,34}|[0-9a-f]{40})(?![0-9a-f])/i.test(run) ||
        /(?<![0-9a-f])(?:[02-7][0-9a-f]){12}[0-9a-f]{8}/i.test(run) ||
        [/[a-z]/, /[A-Z]/, /[0-9]/].every((kind) => kind.test(run)),
    );
}

suite('the search for long runs', () => {
  test('finds a key of 32 digits wherever it begins', () => {
    const key = '0123456789abcdef'.repeat(2);
    for (let offset = 0; offset < 70; offset += 1) assert.deepEqual(runs(`${' '.repeat(offset)}${key}.`), [key]);
  });

  test('finds what a plain search finds', () => {
    const part = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.string({ unit: fc.constantFrom('a', '1', 'f', 'F'), minLength: 8, maxLength: 44, size: 'max' }),
      },
      {
        weight: 3,
        arbitrary: fc.string({
          unit: fc.constantFrom('6a', '71', '2F', '0f'),
          minLength: 4,
          maxLength: 22,
          size: 'max',
        }),
      },
      fc.string({ unit: fc.constantFrom('g', 'Z', '/', '_', '9', '='), maxLength: 20, size: 'max' }),
      fc.constantFrom(' ', '.', '\n', '\u00ff', '@'),
    );
    const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (any) => assert.deepEqual(runs(any), plainly(any))),
      { numRuns: 1_000 },
    );
  });

  test('takes what begins in the part it is asked for, to its end', () => {
    const key = '0123456789abcdef'.repeat(2);
    assert.deepEqual(runs(`${key} ${key} ${key}`, 10, 40), [key]);
  });

  test('passes over what is too short, and over digests and paths', () => {
    assert.deepEqual(runs(`${'a'.repeat(31)} ${'a1'.repeat(32)} pkg/collector/worker/check_logger/and/so/on`), []);
  });

  test('finds texts in hexadecimal, whatever is before them', () => {
    const encoded = Buffer.from('password=Zebra66').toString('hex');
    for (const run of [encoded, `0x${encoded}c3a4`, `proctitle=${encoded.toUpperCase()}`])
      assert.deepEqual(runs(`x ${run}\n`), [run]);
  });

  test('finds base64', () => {
    const encoded = Buffer.from('a text that is long enough for it').toString('base64');
    assert.deepEqual(runs(`x: ${encoded}\n`), [encoded]);
  });
});
