import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { createHintScanner } from './hint-scanner.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'B', 'b', ':', '/', '_'), minLength: 3, maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom('a', 'A', 'B', 'b', ':', '/', '_', 'x'), maxLength: 60 });

function found(hints: string[], content: string, ignoreCase: boolean): string[] {
  const places: string[] = [];
  createHintScanner(hints, { ignoreCase }).scan(Buffer.from(content), 0, content.length, (at, hint) =>
    places.push(`${at} ${hints[hint] ?? ''}`),
  );
  return places.toSorted();
}

function expected(hints: string[], content: string): string[] {
  const places = hints.flatMap((hint) =>
    Array.from(content, (_, at) => (content.startsWith(hint, at) ? `${at} ${hint}` : '')),
  );
  return places.filter((place) => place !== '').toSorted();
}

suite('the scan for hints', () => {
  test('finds every place of every hint, and nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), text, (hints, content) => {
        assert.deepEqual(found(hints, content, false), expected(hints, content));
        const lower = [...new Set(hints.map((hint) => hint.toLowerCase()))];
        assert.deepEqual(found(lower, content, true), expected(lower, content.toLowerCase()));
      }),
      { numRuns: 300 },
    );
  });

  test('finds hints wherever the bytes lie in memory', () => {
    const content = Buffer.from('xxkey xpassword');
    for (const start of [0, 1, 2]) {
      for (const end of [13, 14, 15]) {
        const places: number[] = [];
        const bytes = content.subarray(start, end);
        createHintScanner(['key', 'pass'], { ignoreCase: true }).scan(bytes, 0, bytes.length, (at) =>
          places.push(at + start),
        );
        assert.deepEqual(places, [2, 7]);
      }
    }
  });

  test('finds only what begins in the part it is asked for', () => {
    const places: number[] = [];
    createHintScanner(['key'], { ignoreCase: true }).scan(Buffer.from('key key KEY'), 1, 8, (at) => places.push(at));
    assert.deepEqual(places, [4]);
  });
});
