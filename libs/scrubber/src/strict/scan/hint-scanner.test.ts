import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { createByteScan } from './byte-scan.ts';
import { wordTables } from './word-tables.ts';
import { createHintScanner, type OnHint } from './hint-scanner.ts';
import type { Hint } from './hint-tables.ts';

const letters = ['a', 'A', 'B', 'b', ':', '@', '`', '_', '\u00ff'];
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom(...letters, 'x', ' '), maxLength: 90, size: 'max' });

function scan(hints: readonly Hint[], bytes: Uint8Array, from: number, to: number, onHint: OnHint): void {
  const scanner = createHintScanner(hints);
  const native = createByteScan({
    hints: scanner.tables,
    runs: new Uint8Array(64),
    kinds: new Uint8Array(256),
    words: wordTables(),
  });
  native.load(bytes.subarray(from));
  scanner.scan(native, from, to, onHint);
}

function found(hints: readonly Hint[], content: string): string[] {
  const places: string[] = [];
  scan(hints, Buffer.from(content, 'latin1'), 0, content.length, (at, hint) =>
    places.push(`${at} ${hints[hint]!.text} ${hints[hint]!.isExact}`),
  );
  return places.toSorted();
}

function expected(hints: readonly Hint[], content: string): string[] {
  const lower = (given: string): string => given.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return hints
    .flatMap(({ text, isExact }) => {
      const [sought, within] = isExact ? [text, content] : [lower(text), lower(content)];
      return Array.from({ length: content.length }, (_, at) => at)
        .filter((at) => within.startsWith(sought, at))
        .map((at) => `${at} ${text} ${isExact}`);
    })
    .toSorted();
}

suite('the scan for hints', () => {
  test('finds every place of every hint, and nothing else, whether case counts or not', () => {
    const hints = fc.array(fc.record({ text: word, isExact: fc.boolean() }), {
      minLength: 1,
      maxLength: 30,
      size: 'max',
    });
    fc.assert(
      fc.property(hints, text, (all, content) => assert.deepEqual(found(all, content), expected(all, content))),
      { numRuns: 300 },
    );
  });

  test('finds them as well among many others', () => {
    const others = Array.from({ length: 300 }, (_, index) => ({ text: `${index} of others`, isExact: false }));
    const hints = fc.array(fc.record({ text: word, isExact: fc.boolean() }), {
      minLength: 1,
      maxLength: 30,
      size: 'max',
    });
    fc.assert(
      fc.property(hints, text, (all, content) =>
        assert.deepEqual(found([...others, ...all], content), expected(all, content)),
      ),
      { numRuns: 100 },
    );
  });

  test('finds long ones by any of their bytes, from wherever the text is looked at', () => {
    const long = fc.string({
      unit: fc.constantFrom('a', 'B', 'x', '-', ' '),
      minLength: 5,
      maxLength: 40,
      size: 'max',
    });
    const hints = fc.uniqueArray(fc.record({ text: long, isExact: fc.boolean() }), {
      minLength: 1,
      selector: (hint) => hint.text,
    });
    const place = fc.record({ before: text, at: fc.nat(), isUpper: fc.boolean() });
    fc.assert(
      fc.property(hints, fc.array(place, { minLength: 1, maxLength: 8 }), (all, places) => {
        const content = places
          .map(({ before, at, isUpper }) => {
            const hint = all[at % all.length]!.text;
            return before + (isUpper ? hint.toUpperCase() : hint);
          })
          .join('');
        assert.deepEqual(found(all, content), expected(all, content));
      }),
      { numRuns: 100 },
    );
  });

  test('tells of them from left to right, and of the shorter ones first where several begin', () => {
    const hints = ['password is', 'word', 'pass', 'pa', 'ssword', 'p'].map((hint) => ({ text: hint, isExact: false }));
    const places: string[] = [];
    const content = 'the password is here';
    scan(hints, Buffer.from(content), 0, content.length, (at, hint) => places.push(`${at} ${hints[hint]!.text}`));
    assert.deepEqual(places, ['4 p', '4 pa', '4 pass', '4 password is', '6 ssword', '8 word']);
  });

  test('finds hints that are more than there are numbers for groups', () => {
    const hints = Array.from({ length: 700 }, (_, index) => ({ text: `k${index.toString(36)}`, isExact: false }));
    const content = hints.map(({ text }) => text).join(' ');
    assert.deepEqual(found(hints, content), expected(hints, content));
  });

  test('finds only what begins in the part it is asked for', () => {
    const places: number[] = [];
    scan([{ text: 'key', isExact: false }], Buffer.from('key key KEY'), 1, 8, (at) => places.push(at));
    assert.deepEqual(places, [4]);
  });

  test('goes on behind a list of hints that is as long as it may be', () => {
    const hints = ['a', 'aa', 'aaa', 'aaaa', 'aaaaa'].map((hint) => ({ text: hint, isExact: false }));
    const content = 'a'.repeat(5_000);
    assert.deepEqual(found(hints, content), expected(hints, content));
  });

  test('does not see what an earlier text left behind', () => {
    const scanner = createHintScanner([{ text: 'token', isExact: false }]);
    const native = createByteScan({
      hints: scanner.tables,
      runs: new Uint8Array(64),
      kinds: new Uint8Array(256),
      words: wordTables(),
    });
    const places: number[] = [];
    for (const content of ['a text with a token', 'a text with a to'].map((content) => Buffer.from(content))) {
      native.load(content);
      scanner.scan(native, 0, content.length, (at) => places.push(at));
    }
    assert.deepEqual(places, [14]);
  });
});
