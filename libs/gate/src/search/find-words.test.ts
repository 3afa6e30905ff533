import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inAnyCase, words, type Clue } from './clue.ts';
import { findWords } from './find-words.ts';

const clues: Clue[] = [
  ...words('://', 'SG.', 'S', 'xoxb-', 'x-oauth-basic@', '\xd0\xbf\xd0\xb0', 'PRIVATE KEY'),
  ...inAnyCase('hooks.slack.com', 'basic '),
  ...['key', 'pw', 'password', 'pass'].map((word): Clue => ({ word, anyCase: true, endsWord: true })),
];

/** What a reader with all the time in the world finds. */
function slowly(text: string): string[] {
  return clues
    .flatMap(({ word, anyCase, endsWord }) => {
      const escaped = word.replaceAll(/[.]/g, String.raw`\.`);
      const pattern = new RegExp(`${escaped}${endsWord ? '(?![A-Za-z])' : ''}`, anyCase ? 'gi' : 'g');
      return [...text.matchAll(pattern)].map(({ index }) => `${word} at ${index}`);
    })
    .toSorted();
}

suite('findWords()', () => {
  const find = findWords(clues);
  const quickly = (text: string) => {
    const found: string[] = [];
    find(Buffer.from(text, 'latin1'), ({ start, end }, clue) => {
      assert.equal(end - start, clues[clue]!.word.length);
      found.push(`${clues[clue]!.word} at ${start}`);
    });
    return found.toSorted();
  };

  test('finds each word wherever it begins, at the very beginning and the very end', () => {
    for (const { word } of clues)
      for (const form of [word, word.toUpperCase()])
        for (let before = 0; before < 20; before += 1)
          for (const behind of ['', '!', 'z', '...................'])
            assert.deepEqual(
              quickly(`${'.'.repeat(before)}${form}${behind}`),
              slowly(`${'.'.repeat(before)}${form}${behind}`),
            );
  });

  test('finds no more and no less than a plain search where words overlap, half stand there, and follow one another', () => {
    const parts = [
      ...clues.flatMap(({ word }) => [word, word.toUpperCase(), word.slice(1), word.slice(0, -1)]),
      'zz',
      '. ',
    ];
    let seed = 7;
    const next = () => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 8;
    const text = Array.from({ length: 60_000 }, () => parts[next() % parts.length]).join('');
    assert.ok(text.length > 3 * 2 ** 16);
    assert.deepEqual(quickly(text), slowly(text));
  });

  test('keeps nothing of a longer text', () => {
    quickly('SG. '.repeat(100));
    assert.deepEqual(quickly('a'), []);
  });

  test('tells of what is mixed before what stands behind it, and not of words, numbers in hexadecimal and times', () => {
    const told = (text: string) => {
      const all: string[] = [];
      find(
        Buffer.from(text, 'latin1'),
        ({ start }, clue) => all.push(`${clues[clue]!.word} at ${start}`),
        ({ start, end }) => all.push(text.slice(start, end)),
      );
      return all;
    };
    assert.deepEqual(told('................sQ7vTz0PmXk3LdW9................S'), ['sQ7vTz0PmXk3LdW9', 'S at 48']);
    assert.deepEqual(told('S...............sQ7vTz0PmXk3LdW9'), ['S at 0', 'sQ7vTz0PmXk3LdW9']);
    for (const text of [
      'a1b2c3d4e5f6a7b8',
      '2024-05-06T10:11',
      'getWordsOfTables',
      'cpu:a1b2c3d4e5f6',
      'http/1.1 200 ok 5',
    ])
      assert.deepEqual(told(text), [], text);
  });
});
