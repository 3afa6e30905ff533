import assert from 'node:assert/strict';
import { mkdtempDisposable, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { countLargeFiles } from './count-large-files.ts';

const now = new Date('2026-12-01T12:00:00Z');
const mib = 2 ** 20;
const { signal } = new AbortController();

/** A folder with files of these sizes, which were changed an hour ago. */
async function folderOf(sizes: Record<string, number>) {
  const folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-large-'));
  for (const [name, size] of Object.entries(sizes)) {
    const file = path.join(folder.path, name);
    await writeFile(file, '');
    await truncate(file, size);
    await utimes(file, now, new Date(now.getTime() - 3_600_000));
  }
  return folder;
}

suite('large files of a target', () => {
  test('are counted up to as many as matter, of the files that are collected', async () => {
    await using folder = await folderOf({ 'a.log': 2 * mib, 'b.log': 1_000, 'c.log': 3 * mib, 'd.txt': 2 * mib });
    const collect = [
      { command: ['uname'], into: 'uname.txt' },
      { files: `${folder.path}/*.log`, into: 'logs/' },
    ];
    assert.equal(await countLargeFiles({ collect }, { most: 5, now, signal }), 2);
    assert.equal(await countLargeFiles({ collect }, { most: 1, now, signal }), 1);
    assert.equal(await countLargeFiles({ collect: [] }, { most: 5, now, signal }), 0);
  });

  test('are none where only their ends are wanted, or they are too old', async () => {
    await using folder = await folderOf({ 'a.log': 2 * mib });
    const files = { files: `${folder.path}/a.log`, into: 'logs/' };
    assert.equal(await countLargeFiles({ collect: [{ ...files, tail: 1_000 }] }, { most: 5, now, signal }), 0);
    assert.equal(await countLargeFiles({ collect: [{ ...files, since: 60_000 }] }, { most: 5, now, signal }), 0);
    assert.equal(await countLargeFiles({ collect: [{ ...files, since: 7_200_000 }] }, { most: 5, now, signal }), 1);
  });

  test('are none where there is nothing to look at, which is told when it is collected', async () => {
    const collect = [{ files: '/nowhere/at/all.log', into: 'logs/' }];
    assert.equal(await countLargeFiles({ collect }, { most: 5, now, signal }), 0);
    await assert.rejects(
      countLargeFiles({ collect }, { most: 5, now, signal: AbortSignal.abort(new Error('enough')) }),
      /enough/,
    );
  });
});
