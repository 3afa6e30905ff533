import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { foldersOf, uniqueNames } from './unique-names.ts';

suite('uniqueNames', () => {
  test('numbers the second and third of a name', () => {
    const { forFile } = uniqueNames(['local']);
    assert.deepEqual(['a.log', 'a.log', 'a.log', 'local'].map(forFile), ['a.log', 'a~2.log', 'a~3.log', 'local~2']);
  });

  test('leaves a folder its name when a row without a file is called so, and gives no row the name of a file', () => {
    const { forFile, forRow } = uniqueNames([]);
    assert.deepEqual([forRow('etc/confd'), forFile('etc/confd/dist/a')], ['etc/confd', 'etc/confd/dist/a']);
    assert.deepEqual([forRow('etc/confd'), forFile('etc/confd')], ['etc/confd~2', 'etc/confd~3']);
    assert.equal(forRow('etc/confd/dist/a'), 'etc/confd/dist/a~2');
  });

  test('never makes a file of a folder, or a folder of a file', () => {
    const names = fc.array(
      fc.array(fc.constantFrom('a', 'b', 'a~2'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
    );
    fc.assert(
      fc.property(names, (wished) => {
        const given = wished.map(uniqueNames([]).forFile);
        assert.equal(new Set(given).size, given.length);
        const folders = new Set(given.flatMap(foldersOf));
        assert.ok(given.every((path) => !folders.has(path)));
      }),
    );
  });
});
