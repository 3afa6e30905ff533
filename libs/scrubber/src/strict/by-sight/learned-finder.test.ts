import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { learnedFinder, type Form } from './learned-finder.ts';

suite('learnedFinder()', () => {
  const find = (texts: string[], content: string, from = 0, to = content.length) =>
    finderOf(texts.map((text) => ({ text, isWord: false })))(Buffer.from(content, 'latin1'), from, to).map(
      ({ at, rules }) => `${at} ${rules[0]!.hints[0]}`,
    );

  for (const [kind, minLength, maxLength] of [
    ['short', 6, 9],
    ['long', 11, 15],
    ['short and long', 8, 13],
  ] as const)
    test(`finds what a plain search at every place finds, of ${kind} texts`, () => {
      const text = fc.string({ unit: fc.constantFrom('a', '\u00ff'), minLength, maxLength });
      const content = fc.string({ unit: fc.constantFrom('a', '\u00ff'), maxLength: 60, size: 'max' });
      fc.assert(
        fc.property(fc.uniqueArray(text, { maxLength: 12, size: 'max' }), content, (texts, bytes) => {
          const longestFirst = texts.toSorted((a, b) => b.length - a.length);
          const plain = bytes
            .split('')
            .flatMap((_, at) =>
              longestFirst.filter((each) => bytes.startsWith(each, at)).map((each) => `${at} ${each}`),
            );
          assert.deepEqual(find(texts, bytes), plain);
        }),
      );
    });

  test('gives the longest of what begins at one place first', () =>
    assert.deepEqual(find(['secret-1', 'secret-12'], 'x secret-123'), ['2 secret-12', '2 secret-1']));

  test('counts the later of two forms with the same text', () => {
    const [word, part] = [true, false].map((isWord) => ({ text: 'secret-1', isWord }));
    const content = Buffer.from('secret-1');
    for (const [forms, isWord] of [
      [[word!, part!], false],
      [[part!, word!], true],
    ] as const) {
      const rules = finderOf(forms)(content, 0, content.length).flatMap((found) => found.rules);
      assert.deepEqual(
        rules.map(({ name }) => name),
        [isWord ? 'word' : 'part'],
      );
    }
  });

  test('takes what begins within the part, and may end behind it', () => {
    assert.deepEqual(find(['secret-1'], 'secret-1 secret-1', 1, 10), ['9 secret-1']);
    assert.deepEqual(find(['secret-1'], 'secret-1', 1), []);
  });

  test('finds nothing where there is too little, or nothing to find', () => {
    assert.deepEqual(find(['secret-1'], 'secre'), []);
    assert.deepEqual(find([], 'secret-1'), []);
  });
});

const finderOf = (forms: readonly Form[]) =>
  learnedFinder(forms, ({ text, isWord }) => ({
    name: isWord ? 'word' : 'part',
    hints: [text],
    find: () => undefined,
  }));
