import assert from 'node:assert/strict';
import { mkdtempDisposable, readdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite, test } from 'node:test';
import { openWorkFolder, removeAbandonedFolders } from './work-folder.ts';

suite('removeAbandonedFolders()', () => {
  test('removes what a killed process has left, and nothing of a living one', async () => {
    await using parent = await mkdtempDisposable(join(tmpdir(), 'flarewire-work-'));
    const left = await openWorkFolder(parent.path);
    await using living = await openWorkFolder(parent.path);
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    await utimes(left.path, longAgo, longAgo);
    await removeAbandonedFolders(parent.path);
    assert.deepEqual(await readdir(parent.path), [basename(living.path)]);
  });

  test('does not mind a folder that is not there', async () => {
    await removeAbandonedFolders('/nowhere/at/all');
  });
});
