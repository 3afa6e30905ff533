import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtempDisposable, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { openSpool } from './spool.ts';
import { removeAbandonedSpools } from './abandoned-spools.ts';

suite('removeAbandonedSpools()', () => {
  test('removes what a killed process has left hours ago, and nothing else', async () => {
    await using root = await mkdtempDisposable(join(tmpdir(), 'flarewire-test-'));
    for (const name of ['flarewire-archive-old', 'something-else']) await mkdir(join(root.path, name));
    await removeAbandonedSpools(root.path, new Date());
    assert.equal((await readdir(root.path)).length, 2);
    await removeAbandonedSpools(root.path, new Date(Date.now() + 7 * 3_600_000));
    assert.deepEqual(await readdir(root.path), ['something-else']);
  });

  test('removes at once what a process of this machine has left that is no more; of one that runs, nothing', async () => {
    await using root = await mkdtempDisposable(join(tmpdir(), 'flarewire-test-'));
    const opening = `import(process.argv[1]).then(({ openSpool }) => openSpool(process.argv[2]))`;
    const spool = import.meta.resolve('./spool.ts');
    const child = spawnSync(process.execPath, ['-e', opening, spool, root.path], { encoding: 'utf8' });
    assert.equal(child.status, 0, child.stderr);
    await using _mine = await openSpool(root.path);
    assert.equal((await readdir(root.path)).length, 2);
    await removeAbandonedSpools(root.path, new Date());
    const [left, ...more] = await readdir(root.path);
    assert.match(left ?? '', new RegExp(`\\.${process.pid}-`));
    assert.deepEqual(more, []);
  });

  test('does not mind a folder that is not there', () => removeAbandonedSpools('/nowhere', new Date()));
});
