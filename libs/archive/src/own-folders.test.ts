import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtempDisposable, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { ownPrefix, removeAbandonedFolders } from './own-folders.ts';

suite('removeAbandonedFolders()', () => {
  const kind = { prefix: 'flarewire-work-', abandonedMs: 6 * 3_600_000 };

  test('removes what a killed process has left hours ago, and nothing else', async () => {
    await using root = await mkdtempDisposable(join(tmpdir(), 'flarewire-test-'));
    for (const name of ['flarewire-work-old', 'something-else']) await mkdir(join(root.path, name));
    await removeAbandonedFolders(root.path, kind, new Date());
    assert.equal((await readdir(root.path)).length, 2);
    await removeAbandonedFolders(root.path, kind, new Date(Date.now() + 7 * 3_600_000));
    assert.deepEqual(await readdir(root.path), ['something-else']);
  });

  test('removes at once what a process of this machine has left that is no more; of one that runs, nothing', async () => {
    await using root = await mkdtempDisposable(join(tmpdir(), 'flarewire-test-'));
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const mine = `${await ownPrefix(kind)}abc`;
    for (const name of [mine, mine.replace(`.${process.pid}-`, `.${pid}-`)]) await mkdir(join(root.path, name));
    await removeAbandonedFolders(root.path, kind, new Date());
    assert.deepEqual(await readdir(root.path), [mine]);
  });

  test('does not mind a folder that is not there', () => removeAbandonedFolders('/nowhere', kind, new Date()));
});
