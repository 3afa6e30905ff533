import assert from 'node:assert/strict';
import { mkdir, mkdtempDisposable, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { removeAbandonedSpools, spoolPrefix } from './abandoned-spools.ts';

suite('removeAbandonedSpools()', () => {
  test('removes what a killed process has left hours ago, and nothing else', async () => {
    await using root = await mkdtempDisposable(join(tmpdir(), 'flarewire-test-'));
    for (const name of [`${spoolPrefix}old`, 'something-else']) await mkdir(join(root.path, name));
    await removeAbandonedSpools(root.path, new Date());
    assert.equal((await readdir(root.path)).length, 2);
    await removeAbandonedSpools(root.path, new Date(Date.now() + 7 * 3_600_000));
    assert.deepEqual(await readdir(root.path), ['something-else']);
  });

  test('does not mind a folder that is not there', () => removeAbandonedSpools('/nowhere', new Date()));
});
